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
package dev.tertia.http.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.util.List;
import java.util.function.Predicate;

/** Holds the stored responses up to a weight. Thread-safe. */
final class ResponseStore {

    private final CacheBounds bounds;

    private final Generations generations = new Generations();

    private final Cache<CacheKey, Variants> variants;

    ResponseStore(CacheBounds bounds) {
        this.bounds = bounds;
        this.variants =
                Caffeine.newBuilder()
                        .maximumWeight(bounds.maxWeight())
                        .weigher(ResponseStore::weigh)
                        // Evicting is cheap: it needs no thread of its own.
                        .executor(Runnable::run)
                        .build();
    }

    @Nullable Variants get(CacheKey key) {
        return this.variants.getIfPresent(key);
    }

    long generation(CacheKey key) {
        return this.generations.current(key);
    }

    /**
     * Stores a response, unless it is too large or its URI was invalidated since that generation.
     *
     * @return whether it was stored
     */
    boolean put(CacheKey key, StoredResponse response, HttpHeaders request, long generation) {
        if (response.weight() > this.bounds.maxEntrySize()) {
            return false;
        }
        Variants now =
                this.variants
                        .asMap()
                        .compute(
                                key,
                                (ignored, present) ->
                                        (generation == this.generations.current(key))
                                                ? added(present, response, request)
                                                : present);
        return now != null && now.responses().contains(response);
    }

    /** Removes one response, if it is still the one that is stored. */
    void remove(CacheKey key, StoredResponse response) {
        var _ =
                this.variants
                        .asMap()
                        .computeIfPresent(
                                key, (ignored, present) -> present.without(response::equals));
    }

    void invalidate(CacheKey key) {
        this.generations.advance(key);
        this.variants.invalidate(key);
    }

    void invalidateIf(Predicate<StoredResponse> condition) {
        this.generations.advanceAll();
        for (CacheKey key : this.variants.asMap().keySet()) {
            var _ =
                    this.variants
                            .asMap()
                            .computeIfPresent(
                                    key, (ignored, present) -> present.without(condition));
        }
    }

    long size() {
        return this.variants.asMap().size();
    }

    long weight() {
        return this.variants.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private Variants added(
            @Nullable Variants present, StoredResponse response, HttpHeaders request) {
        Variants before = (present != null) ? present : new Variants(List.of());
        return before.with(response, request, this.bounds.maxVariants());
    }

    private static int weigh(CacheKey key, Variants variants) {
        return (int) Math.min(Integer.MAX_VALUE, (long) key.length() + variants.weight());
    }
}
