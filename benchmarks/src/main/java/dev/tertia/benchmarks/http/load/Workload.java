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
package dev.tertia.benchmarks.http.load;

import java.util.Locale;

/** What is asked for again and again. */
public enum Workload {
    /** A few bytes. */
    HELLO("/hello", 0, 12, "Hello, world", 32),
    /** 10 KB of JSON. */
    JSON("/json", 0, 10_240, "", 32),
    /** A response of 1 MiB. */
    DOWNLOAD("/download", 0, 1 << 20, "", 4),
    /** A request of 1 MiB, answered with the number of its bytes. */
    UPLOAD("/upload", 1 << 20, 7, "1048576", 4);

    private final String path;

    private final int requestBytes;

    private final int responseBytes;

    private final String answer;

    private final int inFlight;

    Workload(String path, int requestBytes, int responseBytes, String answer, int inFlight) {
        this.path = path;
        this.requestBytes = requestBytes;
        this.responseBytes = responseBytes;
        this.answer = answer;
        this.inFlight = inFlight;
    }

    /**
     * Finds a workload by its name.
     *
     * @param name such as {@code hello}
     * @return the workload
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Workload named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String path() {
        return this.path;
    }

    int requestBytes() {
        return this.requestBytes;
    }

    int responseBytes() {
        return this.responseBytes;
    }

    /** The text that has to come back, or none if only its length is known. */
    String answer() {
        return this.answer;
    }

    /**
     * Returns how many requests are made at once.
     *
     * @return a number, the same for all protocols
     */
    public int inFlight() {
        return this.inFlight;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
