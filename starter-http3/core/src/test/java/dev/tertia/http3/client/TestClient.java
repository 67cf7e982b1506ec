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
package dev.tertia.http3.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** An HTTP/3 client as the contract uses it: one connection to one server. */
interface TestClient extends AutoCloseable {

    CompletableFuture<TestResponse> send(String method, String path, byte[] body);

    /** Gives the lines of a response as they arrive. */
    BlockingQueue<String> lines(String path);

    /** Returns how many connections it has opened. */
    default int connections() {
        return 1;
    }

    @Override
    void close();
}
