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
package dev.tertia.http.auth;

import org.springframework.util.Assert;

import java.time.Duration;

/**
 * How many wrong credentials a client may send. Immutable.
 *
 * @param capacity the failures after which credentials of the client are not looked at
 * @param period the time in which as many are forgotten, evenly
 * @param maxClients the most clients whose failures are remembered; those that failed longest ago
 *     are forgotten beyond
 * @since 0.1.0
 */
public record FailedLoginLimit(int capacity, Duration period, int maxClients) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public FailedLoginLimit {
        Assert.isTrue(
                capacity > 0,
                () -> "The capacity for failed logins must be positive but was " + capacity);
        Assert.isTrue(
                period.isPositive(),
                () -> "The period of failed logins must be positive but was " + period);
        Assert.isTrue(
                maxClients > 0,
                () -> "The most clients with failed logins must be positive but was " + maxClients);
    }
}
