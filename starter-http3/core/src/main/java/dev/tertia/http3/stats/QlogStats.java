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

import java.util.Map;

/**
 * Counts of event logs (qlog); zeros where none are written. Immutable.
 *
 * @param outcomes connections that were chosen to be logged, by what became of their logs
 * @since 0.1.0
 */
public record QlogStats(Map<QlogOutcome, Long> outcomes) {

    /** Copies the map. */
    public QlogStats {
        outcomes = Map.copyOf(outcomes);
    }

    /**
     * Returns how many logs had an outcome.
     *
     * @param outcome the outcome
     * @return a number that only grows
     */
    public long of(QlogOutcome outcome) {
        return this.outcomes.getOrDefault(outcome, 0L);
    }
}
