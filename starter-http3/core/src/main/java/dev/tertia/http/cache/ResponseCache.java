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

import dev.tertia.http.ExchangeAttributes;

import org.springframework.web.server.ServerWebExchange;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The stored responses, for those who know that something has changed.
 *
 * <p>Responses are stored by the scheme, the authority, the path and the query of their URI, all as
 * they came, and by the request fields that {@code Vary} names. All else in a request is unknown to
 * the cache: if an application makes its response of another field, such as {@code
 * X-Forwarded-Host}, it has to say so in {@code Vary}, otherwise the response to one client's field
 * is sent to others. {@code Host} needs no such care.
 *
 * <p>A response that was on its way when it was purged is not stored afterwards. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ResponseCache {

    /**
     * Name of the exchange attribute by which handlers tag their responses for {@link #purgeTag}: a
     * collection of strings, in addition to the tags of the rule. To be set before the response is
     * written.
     */
    public static final String TAGS_ATTRIBUTE = "dev.tertia.http.cache.tags";

    private final ResponseCacheConfig config;

    private final ResponseStore store;

    private final Map<CacheStatus, LongAdder> requests = new EnumMap<>(CacheStatus.class);

    /**
     * Creates an empty cache. It does nothing by itself: it is for a {@link ResponseCacheFilter}.
     *
     * @param config what to store, and how much of it
     */
    public ResponseCache(ResponseCacheConfig config) {
        this.config = config;
        this.store = new ResponseStore(config.bounds());
        for (CacheStatus status : CacheStatus.values()) {
            this.requests.put(status, new LongAdder());
        }
    }

    /**
     * Removes all responses to one URI.
     *
     * @param uri the URI with scheme, authority, path and query as clients send it
     * @throws IllegalArgumentException if it has no scheme or authority
     */
    public void purge(URI uri) {
        if (uri.getScheme() == null || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "A URI to purge must have scheme and authority, as in https://host/path, but"
                            + " was "
                            + uri);
        }
        CacheKey key = CacheKey.of(uri);
        if (key != null) {
            this.store.invalidate(key);
        }
    }

    /**
     * Removes all responses with that tag. Looks at every stored response.
     *
     * @param tag one of a rule or of {@link #TAGS_ATTRIBUTE}
     */
    public void purgeTag(String tag) {
        this.store.invalidateIf(response -> response.tags().contains(tag));
    }

    /** Removes all responses. */
    public void clear() {
        this.store.invalidateIf(response -> true);
    }

    /**
     * Returns how much is stored and what was done with requests.
     *
     * @return the counts at this moment
     */
    public CacheStats stats() {
        Map<CacheStatus, Long> counts = new EnumMap<>(CacheStatus.class);
        this.requests.forEach((status, count) -> counts.put(status, count.sum()));
        return new CacheStats(this.store.size(), this.store.weight(), counts);
    }

    ResponseCacheConfig config() {
        return this.config;
    }

    ResponseStore store() {
        return this.store;
    }

    /** Says on the exchange what was done with it, and counts it. */
    void note(ServerWebExchange exchange, CacheStatus status) {
        exchange.getAttributes().put(ExchangeAttributes.CACHE_STATUS, status.word());
        LongAdder count = this.requests.get(status);
        if (count != null) {
            count.increment();
        }
    }
}
