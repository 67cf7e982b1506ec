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

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tertia.http.client.ClientAddress;

import io.github.bucket4j.Bucket;

import org.springframework.web.server.ServerWebExchange;

import java.time.Duration;

/**
 * Remembers who has sent wrong credentials, in the memory of this process. Thread-safe.
 *
 * <p>Only failures are counted, so that a client with right credentials is never held up by its own
 * traffic. As many attempts as are under way at once can pass before the first of them has failed.
 *
 * @since 0.1.0
 */
public final class FailedLogins {

    private final FailedLoginLimit limit;

    private final Cache<String, Bucket> byClient;

    /**
     * Begins without failures.
     *
     * @param limit how many are allowed
     */
    public FailedLogins(FailedLoginLimit limit) {
        this.limit = limit;
        this.byClient =
                Caffeine.newBuilder()
                        .maximumSize(limit.maxClients())
                        .expireAfterAccess(limit.period())
                        .build();
    }

    /** Returns how long the client has to wait; zero if it need not. */
    Duration pause(ServerWebExchange exchange) {
        Bucket bucket = this.byClient.getIfPresent(ClientAddress.groupOf(exchange));
        return (bucket == null)
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    void add(ServerWebExchange exchange) {
        var _ =
                this.byClient
                        .get(ClientAddress.groupOf(exchange), absent -> bucket())
                        .tryConsume(1);
    }

    private Bucket bucket() {
        int capacity = this.limit.capacity();
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(capacity).refillGreedy(capacity, this.limit.period()))
                .build();
    }
}
