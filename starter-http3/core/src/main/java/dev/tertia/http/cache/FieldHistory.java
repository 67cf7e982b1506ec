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

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the fields that the application has set from those of the filters around the cache, which
 * set theirs again when a stored response is sent.
 */
final class FieldHistory {

    /** Of one connection (RFC 9110 §7.6.1), of one client, or computed anew each time. */
    private static final Set<String> NOT_STORED =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authentication-info",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "content-length",
                    "set-cookie",
                    "age");

    private final HttpHeaders before;

    private HttpHeaders written;

    private @Nullable HttpHeaders atCommit;

    FieldHistory(HttpHeaders before) {
        this.before = HttpHeaders.copyOf(before);
        this.written = this.before;
    }

    /** Takes note of the fields when the application begins to write. */
    void written(HttpHeaders headers) {
        this.written = HttpHeaders.copyOf(headers);
    }

    /** Takes note of the fields when the filters around have added theirs at commit. */
    void committing(HttpHeaders headers) {
        this.atCommit = HttpHeaders.copyOf(headers);
    }

    /** Returns the fields of the application that may be stored. */
    HttpHeaders ofApplication(HttpHeaders now) {
        Set<String> excluded = new TreeSet<>(NOT_STORED);
        now.getConnection().forEach(name -> excluded.add(name.toLowerCase(Locale.ROOT)));
        HttpHeaders fields = new HttpHeaders();
        for (String name : List.copyOf(now.headerNames())) {
            HttpHeaders source = isOfFilters(name, now) ? this.written : now;
            List<String> values = source.get(name);
            boolean own = values != null && !values.equals(this.before.get(name));
            if (values != null && own && !excluded.contains(name.toLowerCase(Locale.ROOT))) {
                fields.put(name, List.copyOf(values));
            }
        }
        return fields;
    }

    /** Takes back whatever was done to the fields since the beginning. */
    void restore(HttpHeaders headers) {
        headers.clear();
        headers.putAll(this.before);
    }

    private boolean isOfFilters(String name, HttpHeaders now) {
        List<String> values = now.get(name);
        return this.atCommit != null && values != null && values.equals(this.atCommit.get(name));
    }
}
