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

import org.springframework.http.HttpHeaders;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A response as it is kept: without the fields that hold for one connection, and with the request
 * fields it was selected by.
 */
record StoredResponse(
        int status,
        HttpHeaders headers,
        StoredBody body,
        Freshness freshness,
        SecondaryKey secondaryKey,
        Set<String> tags) {

    /** What the objects around the text and the bytes take, about. */
    private static final int OVERHEAD = 512;

    private static final int FIELD_OVERHEAD = 64;

    StoredResponse {
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
        tags = Set.copyOf(tags);
    }

    CacheDirectives directives() {
        return CacheDirectives.of(this.headers);
    }

    boolean hasValidator() {
        return this.headers.containsHeader(HttpHeaders.ETAG)
                || this.headers.containsHeader(HttpHeaders.LAST_MODIFIED);
    }

    StoredResponse withBody(StoredBody whole) {
        return new StoredResponse(
                this.status, this.headers, whole, this.freshness, this.secondaryKey, this.tags);
    }

    long weight() {
        long weight = (long) OVERHEAD + this.body.length() + this.secondaryKey.weight();
        for (Map.Entry<String, List<String>> field : this.headers.headerSet()) {
            weight += FIELD_OVERHEAD + field.getKey().length();
            weight += field.getValue().stream().mapToLong(String::length).sum();
        }
        return weight + this.tags.stream().mapToLong(tag -> FIELD_OVERHEAD + tag.length()).sum();
    }
}
