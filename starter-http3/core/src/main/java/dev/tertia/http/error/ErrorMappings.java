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
package dev.tertia.http.error;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the mapping of a failure: that of its own class or of its nearest superclass. Immutable.
 *
 * @since 0.1.0
 */
public final class ErrorMappings {

    private final Map<Class<?>, ErrorMapping> byFailure;

    /**
     * Takes mappings.
     *
     * @param mappings at most one for each class
     * @throws IllegalStateException if there are two for a class
     */
    public ErrorMappings(Collection<ErrorMapping> mappings) {
        this.byFailure =
                mappings.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ErrorMapping::failure, Function.identity()));
    }

    Set<URI> types() {
        return this.byFailure.values().stream()
                .map(ErrorMapping::type)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Nullable ErrorMapping find(Throwable failure) {
        Class<?> type = this.byFailure.isEmpty() ? null : failure.getClass();
        while (type != null) {
            ErrorMapping mapping = this.byFailure.get(type);
            if (mapping != null) {
                return mapping;
            }
            type = type.getSuperclass();
        }
        return null;
    }
}
