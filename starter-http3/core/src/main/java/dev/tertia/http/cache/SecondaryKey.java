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

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a request that select among the responses to one URI (RFC 9111 §4.1).
 *
 * <p>{@code Host} is always among them: behind a proxy the URI may have been made from other
 * fields, and an application may still read this one.
 */
record SecondaryKey(Map<String, List<String>> fields) {

    SecondaryKey {
        fields = Map.copyOf(fields);
    }

    /** Takes those fields from a request. */
    static SecondaryKey of(Collection<String> names, HttpHeaders request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("host", members(request, HttpHeaders.HOST));
        names.forEach(name -> fields.put(name, members(request, name)));
        return new SecondaryKey(fields);
    }

    /**
     * Returns the names in {@code Vary}, in lower case; {@code *} is one of them if it is there.
     */
    static Set<String> nominated(HttpHeaders response) {
        Set<String> names = new TreeSet<>();
        for (String line : response.getOrEmpty(HttpHeaders.VARY)) {
            for (String name : line.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    boolean matches(HttpHeaders request) {
        return this.fields.entrySet().stream()
                .allMatch(field -> members(request, field.getKey()).equals(field.getValue()));
    }

    int weight() {
        return this.fields.entrySet().stream()
                .mapToInt(field ->
                        field.getKey().length()
                                + field.getValue().stream().mapToInt(String::length).sum())
                .sum();
    }

    private static List<String> members(HttpHeaders request, String name) {
        List<String> lines = request.getOrEmpty(name);
        if (lines.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(String.join(",", lines).split(",", -1)).map(String::strip).toList();
    }
}
