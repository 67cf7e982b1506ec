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

import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

import java.time.Instant;

/** Tells whether a client has what is stored already (RFC 9110 §13.1). */
final class Preconditions {

    private Preconditions() {}

    static boolean isNotModified(HttpHeaders request, StoredResponse stored) {
        if (stored.status() != 200) {
            return false;
        }
        return request.containsHeader(HttpHeaders.IF_NONE_MATCH)
                ? matchesTag(request, stored)
                : isUnmodifiedSince(request, stored);
    }

    private static boolean matchesTag(HttpHeaders request, StoredResponse stored) {
        String etag = stored.headers().getFirst(HttpHeaders.ETAG);
        return request.getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(line -> ETag.parse(line).stream())
                .anyMatch(tag ->
                        tag.isWildcard()
                                || (etag != null && tag.compare(ETag.create(etag), false)));
    }

    /** Without {@code Last-Modified}, the date of the response stands in (RFC 9111 §4.3.2). */
    private static boolean isUnmodifiedSince(HttpHeaders request, StoredResponse stored) {
        Instant since = HttpDates.read(request, HttpHeaders.IF_MODIFIED_SINCE);
        Instant modified = HttpDates.read(stored.headers(), HttpHeaders.LAST_MODIFIED);
        if (modified == null) {
            modified = HttpDates.read(stored.headers(), HttpHeaders.DATE);
        }
        return since != null && modified != null && !modified.isAfter(since);
    }
}
