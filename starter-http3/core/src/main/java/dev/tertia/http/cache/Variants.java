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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The responses stored for one URI, the newest first. */
record Variants(List<StoredResponse> responses) {

    Variants {
        responses = List.copyOf(responses);
    }

    @Nullable StoredResponse select(HttpHeaders request) {
        return this.responses.stream()
                .filter(response -> response.secondaryKey().matches(request))
                .findFirst()
                .orElse(null);
    }

    /** Returns the fields by which the newest response was selected. */
    Set<String> nominated() {
        return this.responses.getFirst().secondaryKey().fields().keySet();
    }

    /** Adds a response in place of those that the same request would get, and of the oldest. */
    Variants with(StoredResponse added, HttpHeaders request, int maxVariants) {
        Stream<StoredResponse> others =
                this.responses.stream()
                        .filter(response -> !response.secondaryKey().matches(request));
        return new Variants(Stream.concat(Stream.of(added), others).limit(maxVariants).toList());
    }

    /** Returns what is left, or {@code null} if that is nothing. */
    @Nullable Variants without(Predicate<StoredResponse> removed) {
        List<StoredResponse> rest = this.responses.stream().filter(Predicate.not(removed)).toList();
        return rest.isEmpty() ? null : new Variants(rest);
    }

    int weight() {
        long weight = this.responses.stream().mapToLong(StoredResponse::weight).sum();
        return (int) Math.min(Integer.MAX_VALUE, weight);
    }
}
