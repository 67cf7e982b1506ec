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
package dev.tertia.http3.stats;

import java.util.Locale;

/**
 * What became of the event log of a connection that was chosen to be logged.
 *
 * @since 0.1.0
 */
public enum QlogOutcome {

    /** It was written; counted when the connection has ended. */
    WRITTEN,

    /** It was not begun, as so many connections were being logged. */
    BUSY,

    /** It was not begun, as the files took as much as they may, and none could be deleted. */
    FULL,

    /** It could not be written, or its folder could not be read. */
    FAILED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /**
     * Returns the word for a log or a metric.
     *
     * @return for example {@code written}
     */
    public String word() {
        return this.word;
    }
}
