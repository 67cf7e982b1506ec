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

import dev.tertia.http.cache.CacheStatus;
import dev.tertia.http.cache.ResponseCache;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Shows how much the response cache holds and what it has done, and removes responses. */
@Endpoint(id = "responsecache")
final class ResponseCacheEndpoint {

    private final ResponseCache cache;

    ResponseCacheEndpoint(ResponseCache cache) {
        this.cache = cache;
    }

    @ReadOperation
    Stored stored() {
        var stats = this.cache.stats();
        Map<String, Long> requests = new TreeMap<>();
        for (CacheStatus status : CacheStatus.values()) {
            requests.put(status.word(), stats.count(status));
        }
        return new Stored(stats.uris(), stats.weight(), requests);
    }

    /** Removes the responses of a URI or of a tag, or all when there is neither. */
    @DeleteOperation
    void purge(@Nullable String uri, @Nullable String tag) {
        if (uri != null) {
            purge(uri);
        }
        if (tag != null) {
            this.cache.purgeTag(tag);
        }
        if (uri == null && tag == null) {
            this.cache.clear();
        }
    }

    private void purge(String uri) {
        try {
            this.cache.purge(URI.create(uri));
        } catch (IllegalArgumentException ex) {
            String message = String.valueOf(ex.getMessage());
            throw new InvalidEndpointRequestException(message, message, ex);
        }
    }

    /**
     * What the cache holds and has done.
     *
     * @param uris URIs for which responses are stored
     * @param bytes estimated bytes of the stored responses
     * @param requests how many requests were answered how since the start
     */
    record Stored(long uris, long bytes, Map<String, Long> requests)
            implements OperationResponseBody {}
}
