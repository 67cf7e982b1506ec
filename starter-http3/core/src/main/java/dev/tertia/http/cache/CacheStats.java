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

import java.util.Map;

/**
 * Counts of a cache at one moment. They are taken one after the other, so they need not fit
 * together while requests go on.
 *
 * @param uris for which responses are stored
 * @param weight estimated bytes of all stored responses
 * @param requests how many there were since the cache was created, by what was done with them
 * @since 0.1.0
 */
public record CacheStats(long uris, long weight, Map<CacheStatus, Long> requests) {

    /** Copies the map. */
    public CacheStats {
        requests = Map.copyOf(requests);
    }

    /**
     * Returns how many requests got that status.
     *
     * @param status what was done with them
     * @return the number, 0 or more
     */
    public long count(CacheStatus status) {
        return this.requests.getOrDefault(status, 0L);
    }
}
