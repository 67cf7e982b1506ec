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

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.web.util.pattern.PathPattern;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which exchanges are logged. Immutable.
 *
 * @param include the paths that are logged; empty is all
 * @param exclude the paths that are not logged, even if included
 * @param sampleRate the share of exchanges that is logged, from 0 to 1; those that fail with 500 or
 *     more, are aborted or slow are always logged
 * @param slowThreshold the duration from which on an exchange is slow; {@code null} is never
 * @since 0.1.0
 */
public record RequestLogRules(
        List<PathPattern> include,
        List<PathPattern> exclude,
        double sampleRate,
        @Nullable Duration slowThreshold) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the share or the duration is out of its range
     */
    public RequestLogRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        Assert.isTrue(
                sampleRate >= 0 && sampleRate <= 1,
                () -> "A sample rate must be from 0 to 1 but was " + sampleRate);
        Assert.isTrue(
                slowThreshold == null || slowThreshold.isPositive(),
                () -> "A slow threshold must be positive but was " + slowThreshold);
    }

    boolean covers(PathContainer path) {
        return (this.include.isEmpty() || matches(this.include, path))
                && !matches(this.exclude, path);
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        for (PathPattern pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }

    boolean isSlow(Duration duration) {
        return this.slowThreshold != null && duration.compareTo(this.slowThreshold) >= 0;
    }

    boolean isSampled() {
        return this.sampleRate >= 1 || ThreadLocalRandom.current().nextDouble() < this.sampleRate;
    }
}
