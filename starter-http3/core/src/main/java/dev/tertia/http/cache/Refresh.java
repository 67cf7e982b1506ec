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
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** How a 304 changes the fields of a stored response (RFC 9111 §3.2). */
final class Refresh {

    /** They describe the stored body, which stays. */
    private static final Set<String> OF_BODY =
            Set.of("content-encoding", "content-type", "content-range", "content-language");

    private static final List<String> VALIDATORS =
            List.of(HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED);

    private Refresh() {}

    static HttpHeaders merge(HttpHeaders stored, HttpHeaders notModified, Instant now) {
        HttpHeaders merged = HttpHeaders.copyOf(stored);
        // The date of the stored one would make the response as old as it was.
        merged.setInstant(HttpHeaders.DATE, now);
        notModified.forEach((name, values) -> {
            if (OF_BODY.stream().noneMatch(name::equalsIgnoreCase)) {
                merged.put(name, values);
            }
        });
        return merged;
    }

    /**
     * Returns whether the response to a HEAD speaks of another body than the stored one (RFC 9111
     * §4.3.5).
     */
    static boolean isOfAnother(StoredResponse stored, HttpHeaders head) {
        String length = head.getFirst(HttpHeaders.CONTENT_LENGTH);
        return stored.status() != 200
                || (length != null && !length.equals(Integer.toString(stored.body().length())))
                || VALIDATORS.stream()
                        .filter(head::containsHeader)
                        .anyMatch(name ->
                                !Objects.equals(
                                        head.getFirst(name), stored.headers().getFirst(name)));
    }

    /** Without one, the length may be the same by chance. */
    static boolean hasValidator(HttpHeaders head) {
        return VALIDATORS.stream().anyMatch(head::containsHeader);
    }

    /** Returns whether the 304 is about the stored response, not about one with another tag. */
    static boolean isOfSame(HttpHeaders stored, HttpHeaders notModified) {
        String before = stored.getFirst(HttpHeaders.ETAG);
        String now = notModified.getFirst(HttpHeaders.ETAG);
        return before == null
                || now == null
                || ETag.create(before).compare(ETag.create(now), false);
    }
}
