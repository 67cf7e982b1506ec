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

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Which responses may be stored (RFC 9111 §3). */
final class StorageRules {

    /** The status codes that this cache understands. */
    private static final Set<Integer> STATUSES = Set.of(200, 203, 204, 300, 301, 308, 404, 410);

    private static final Set<String> STREAMS =
            Set.of(MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.APPLICATION_NDJSON_VALUE);

    private final int maxEntrySize;

    StorageRules(int maxEntrySize) {
        this.maxEntrySize = maxEntrySize;
    }

    /** Returns whether nothing forbids to store the response, as far as its header goes. */
    boolean allow(CacheRequest request, int status, HttpHeaders response) {
        CacheDirectives directives = CacheDirectives.of(response);
        return STATUSES.contains(status)
                && !request.forbidsToStore()
                && !directives.forbidToStoreUnderstood()
                && !directives.contains("private")
                && (!request.isAuthorized() || allowsAuthorized(directives))
                && !response.containsHeader(HttpHeaders.SET_COOKIE)
                && !response.containsHeader(HttpHeaders.CONTENT_RANGE)
                && !SecondaryKey.nominated(response).contains("*")
                && !isStream(response)
                && isSmallEnough(response);
    }

    /** Returns how fresh the response is, or {@code null} if it is of no use to store it. */
    @Nullable Freshness usefulFreshness(
            HttpHeaders response, Duration ttl, Instant requestedAt, Instant receivedAt) {
        Freshness freshness = Freshness.of(response, ttl, requestedAt, receivedAt);
        if (freshness == null) {
            return null;
        }
        CacheDirectives directives = CacheDirectives.of(response);
        boolean fresh = freshness.remaining(receivedAt) > 0 && !directives.contains("no-cache");
        boolean canBeAskedFor =
                response.containsHeader(HttpHeaders.ETAG)
                        || response.containsHeader(HttpHeaders.LAST_MODIFIED);
        boolean staleIsGood =
                directives.contains("stale-while-revalidate")
                        || directives.contains("stale-if-error");
        return (fresh || canBeAskedFor || staleIsGood) ? freshness : null;
    }

    private static boolean allowsAuthorized(CacheDirectives directives) {
        return directives.contains("public")
                || directives.contains("s-maxage")
                || directives.contains("must-revalidate");
    }

    private boolean isSmallEnough(HttpHeaders response) {
        String length = response.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null || new Directive("length", length).seconds(0) <= this.maxEntrySize;
    }

    private static boolean isStream(HttpHeaders response) {
        String type = response.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null
                && STREAMS.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
