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

import dev.tertia.http.error.ErrorMapping;
import dev.tertia.http.error.ErrorMappings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.ClassUtils;

import java.util.Map;

/** Makes mappings of what the configuration says. */
final class ConfiguredMappings {

    private final @Nullable ClassLoader classLoader;

    ConfiguredMappings(@Nullable ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    ErrorMappings of(ErrorProperties properties) {
        return new ErrorMappings(
                properties.mappings().entrySet().stream().map(this::mapping).toList());
    }

    private ErrorMapping mapping(Map.Entry<String, ErrorProperties.Mapping> entry) {
        String property = "tertia.http.errors.mappings[" + entry.getKey() + "]";
        ErrorProperties.Mapping mapping = entry.getValue();
        try {
            return new ErrorMapping(
                    failure(property, entry.getKey()),
                    (mapping.status() != null) ? HttpStatusCode.valueOf(mapping.status()) : null,
                    mapping.type(),
                    mapping.title(),
                    mapping.detail(),
                    mapping.logLevel());
        } catch (IllegalArgumentException ex) {
            throw new InvalidConfigurationPropertyValueException(
                    property, mapping, ex.getMessage());
        }
    }

    private Class<? extends Throwable> failure(String property, String name) {
        try {
            return ClassUtils.forName(name, this.classLoader).asSubclass(Throwable.class);
        } catch (ClassNotFoundException | LinkageError | ClassCastException ex) {
            throw new InvalidConfigurationPropertyValueException(
                    property,
                    name,
                    "There is no such exception. In YAML a key with dots needs brackets and quotes:"
                            + " \"[com.example.OutOfStockException]\".");
        }
    }
}
