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
package dev.tertia.http.log;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a request gets into the log, and what is hidden there. Immutable.
 *
 * @since 0.1.0
 */
public final class RequestMasks {

    private static final String MASK = "***";

    private final List<String> headers;

    private final Set<String> maskedHeaders;

    private final Set<String> maskedParameters;

    /**
     * Chooses the fields of a request.
     *
     * @param headers the header fields that are logged
     * @param maskedHeaders those of them whose value is replaced by {@code ***}
     * @param maskedParameters the query parameters whose value is replaced by {@code ***}; case
     *     does not matter
     */
    public RequestMasks(
            Collection<String> headers,
            Collection<String> maskedHeaders,
            Collection<String> maskedParameters) {
        this.headers = headers.stream().map(RequestMasks::lower).distinct().toList();
        this.maskedHeaders = lower(maskedHeaders);
        this.maskedParameters = lower(maskedParameters);
    }

    private static Set<String> lower(Collection<String> names) {
        return names.stream().map(RequestMasks::lower).collect(Collectors.toUnmodifiableSet());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Map<String, String> headers(HttpHeaders fields) {
        Map<String, String> logged = new LinkedHashMap<>();
        for (String name : this.headers) {
            List<String> values = fields.get(name);
            if (values != null) {
                boolean masked = this.maskedHeaders.contains(name);
                logged.put(name, masked ? MASK : join(values));
            }
        }
        return logged;
    }

    private static String join(List<String> values) {
        return (values.size() == 1) ? values.getFirst() : String.join(", ", values);
    }

    @Nullable String query(@Nullable String rawQuery) {
        if (rawQuery == null || this.maskedParameters.isEmpty()) {
            return rawQuery;
        }
        StringBuilder query = new StringBuilder(rawQuery.length());
        for (String parameter : rawQuery.split("&", -1)) {
            int end = parameter.indexOf('=');
            boolean masked = end >= 0 && isMasked(parameter.substring(0, end));
            query.append(query.isEmpty() ? "" : "&");
            query.append(masked ? parameter.substring(0, end + 1) + MASK : parameter);
        }
        return query.toString();
    }

    private boolean isMasked(String rawName) {
        try {
            String name = URLDecoder.decode(rawName, StandardCharsets.UTF_8);
            return this.maskedParameters.contains(lower(name));
        } catch (IllegalArgumentException ex) {
            // Nobody can tell what an application makes of it.
            return true;
        }
    }
}
