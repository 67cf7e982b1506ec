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
package dev.tertia.http3;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers the tokens that were used, so that none is used twice (RFC 9000 §8.1.4). Thread-safe.
 *
 * <p>Two generations, the older one dropped when the younger is full: what is forgotten early under
 * a flood is still limited by the lifetime of a token.
 */
final class UsedTokens {

    /** Of one generation; an entry takes about 100 bytes. */
    static final int CAPACITY = 50_000;

    private final AtomicInteger room = new AtomicInteger(CAPACITY);

    private volatile Set<ByteBuffer> younger = ConcurrentHashMap.newKeySet();

    private volatile Set<ByteBuffer> older = Set.of();

    /** Tells whether the token is used for the first time, as far as is remembered. */
    boolean add(RetryToken token) {
        ByteBuffer mac = ByteBuffer.wrap(token.mac());
        if (this.older.contains(mac) || !this.younger.add(mac)) {
            return false;
        }
        if (this.room.decrementAndGet() == 0) {
            this.older = this.younger;
            this.younger = ConcurrentHashMap.newKeySet();
            this.room.set(CAPACITY);
        }
        return true;
    }
}
