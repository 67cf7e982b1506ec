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
package dev.tertia.http.log;

/**
 * Writes what is known of an exchange. Implementations are thread-safe and do not block: they run
 * on event loops. What they throw does not reach the client.
 *
 * @since 0.1.0
 */
public interface RequestLogWriter {

    /**
     * Tells whether anything would be written at all; exchanges are not looked at otherwise.
     *
     * @return whether it is worth while to call {@link #write(RequestLogEntry)}
     */
    boolean isEnabled();

    /**
     * Writes one entry.
     *
     * @param entry what is known of an exchange
     */
    void write(RequestLogEntry entry);
}
