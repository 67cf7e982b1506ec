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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitOutcome;
import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.expression.ExpressionKeyResolver;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.convert.DurationStyle;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Shows the limits with what they have decided, changes them until the next start, and fills the
 * bucket of a key.
 */
@Endpoint(id = "ratelimits")
final class RateLimitEndpoint {

    private final RateLimitPolicies policies;

    RateLimitEndpoint(RateLimitPolicies policies) {
        this.policies = policies;
    }

    @ReadOperation
    Limits limits() {
        Map<String, Limit> limits = new LinkedHashMap<>();
        this.policies.list().forEach(policy -> limits.put(policy.name(), describe(policy)));
        return new Limits(limits);
    }

    private Limit describe(RateLimitPolicy policy) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (RateLimitOutcome outcome : RateLimitOutcome.values()) {
            outcomes.put(
                    outcome.name().toLowerCase(Locale.ROOT),
                    this.policies.count(policy.name(), outcome));
        }
        return new Limit(
                policy.bandwidths().stream().map(Rate::of).toList(),
                policy.cost(),
                policy.stage().name().toLowerCase(Locale.ROOT),
                policy.shadow(),
                outcomes,
                (policy.key() instanceof ExpressionKeyResolver expression)
                        ? expression.failures()
                        : null);
    }

    /** Tells the tokens that a key has left. */
    @ReadOperation
    Mono<Tokens> available(@Selector String policy, @Selector String key) {
        return checked(() -> this.policies.available(policy, key)).map(Tokens::new);
    }

    /** Changes the first bandwidth, or the shadow mode. What is left out stays as it is. */
    @WriteOperation
    Limit change(
            @Selector String policy,
            @Nullable Long capacity,
            @Nullable Long refill,
            @Nullable String period,
            @Nullable Boolean shadow) {
        return checked(() -> {
            RateLimitPolicy changed = changed(find(policy), capacity, refill, period);
            this.policies.replace((shadow != null) ? changed.withShadow(shadow) : changed);
            return describe(find(policy));
        });
    }

    private static RateLimitPolicy changed(
            RateLimitPolicy policy,
            @Nullable Long capacity,
            @Nullable Long refill,
            @Nullable String period) {
        RateLimitBandwidth first = policy.bandwidths().getFirst();
        Duration time = (period != null) ? DurationStyle.detectAndParse(period) : first.period();
        long most = (capacity != null) ? capacity : first.capacity();
        long back = (refill != null) ? refill : (capacity != null) ? most : first.refillTokens();
        RateLimitBandwidth[] bandwidths = policy.bandwidths().toArray(RateLimitBandwidth[]::new);
        bandwidths[0] = new RateLimitBandwidth(most, back, time);
        return policy.withBandwidths(bandwidths);
    }

    /** Fills the bucket of a key. */
    @DeleteOperation
    Mono<Void> reset(@Selector String policy, @Selector String key) {
        return checked(() -> this.policies.reset(policy, key));
    }

    private RateLimitPolicy find(String name) {
        return this.policies.list().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No policy is named '" + name + "'"));
    }

    private static <T> T checked(Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException ex) {
            throw new InvalidEndpointRequestException(
                    String.valueOf(ex.getMessage()), String.valueOf(ex.getMessage()), ex);
        }
    }

    /**
     * All limits.
     *
     * @param policies the limits by name
     */
    record Limits(Map<String, Limit> policies) implements OperationResponseBody {}

    /**
     * A limit.
     *
     * @param bandwidths how much comes in which time
     * @param cost tokens that a request takes
     * @param stage when it is applied
     * @param shadow whether it refuses nothing
     * @param requests how many requests had which outcome since the start
     * @param failedKeys for how many requests the expression of the key has failed; {@code null} if
     *     there is none
     */
    record Limit(
            List<Rate> bandwidths,
            long cost,
            String stage,
            boolean shadow,
            Map<String, Long> requests,
            @Nullable Long failedKeys)
            implements OperationResponseBody {}

    /**
     * A bandwidth.
     *
     * @param capacity most tokens at once
     * @param refill tokens that come back in each period
     * @param period time in which they come back
     */
    record Rate(long capacity, long refill, Duration period) {

        static Rate of(RateLimitBandwidth bandwidth) {
            return new Rate(bandwidth.capacity(), bandwidth.refillTokens(), bandwidth.period());
        }
    }

    /**
     * What a key has left.
     *
     * @param available tokens that a request could take now
     */
    record Tokens(long available) implements OperationResponseBody {}
}
