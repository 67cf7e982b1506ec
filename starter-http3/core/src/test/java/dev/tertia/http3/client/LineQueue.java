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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Cuts what arrives in pieces into lines; empty lines are left out. */
final class LineQueue {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private final StringBuilder current = new StringBuilder();

    synchronized void add(ByteBuffer ascii) {
        this.current.append(StandardCharsets.US_ASCII.decode(ascii));
        for (int end = end(); end >= 0; end = end()) {
            if (end > 0) {
                this.lines.add(this.current.substring(0, end));
            }
            this.current.delete(0, end + 1);
        }
    }

    private int end() {
        return this.current.indexOf("\n");
    }

    BlockingQueue<String> lines() {
        return this.lines;
    }
}
