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
package dev.tertia.benchmarks.http.server;

import java.nio.charset.StandardCharsets;

/** What all servers answer, ready to be sent. */
final class Bodies {

    static final String JSON_TYPE = "application/json";

    private static final int JSON_BYTES = 10_240;

    private static final int DOWNLOAD_BYTES = 1 << 20;

    private Bodies() {}

    static byte[] hello() {
        return "Hello, world".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] json() {
        StringBuilder json = new StringBuilder("[");
        for (int id = 1; json.length() < JSON_BYTES - 100; id++) {
            json.append("{\"id\":%d,\"name\":\"Item %d\",\"price\":19.99},".formatted(id, id));
        }
        json.append("\"");
        json.append("x".repeat(JSON_BYTES - json.length() - 2)).append("\"]");
        return json.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] download() {
        byte[] bytes = new byte[DOWNLOAD_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        return bytes;
    }
}
