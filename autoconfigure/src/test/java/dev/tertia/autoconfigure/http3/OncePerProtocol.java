/*
 * Copyright 2026 the Tertia authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.tertia.autoconfigure.http3;

import reactor.netty.http.HttpProtocol;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that is to happen over each of the three protocols. Thread-safe. */
final class OncePerProtocol {

    static final List<HttpProtocol> PROTOCOLS =
            List.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3);

    private final Set<HttpProtocol> seen = ConcurrentHashMap.newKeySet();

    private final CountDownLatch missing = new CountDownLatch(PROTOCOLS.size());

    /** Tells whether it is the first time over this protocol. */
    boolean happened(HttpProtocol protocol) {
        boolean first = this.seen.add(protocol);
        if (first) {
            this.missing.countDown();
        }
        return first;
    }

    void await(String what) throws InterruptedException {
        if (!this.missing.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(what + " over " + this.seen + " only");
        }
    }
}
