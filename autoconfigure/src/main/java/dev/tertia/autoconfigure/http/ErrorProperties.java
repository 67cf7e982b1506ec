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

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.util.Map;

/**
 * How failures are answered.
 *
 * @param enabled Whether each failure is answered with problem details (RFC 9457).
 * @param mappings How exceptions are answered, by the name of their class. Subclasses are answered
 *     alike.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.http.errors")
public record ErrorProperties(
        @DefaultValue("true") boolean enabled, @DefaultValue Map<String, Mapping> mappings) {

    /**
     * How an exception is answered.
     *
     * @param status Status of the response, 400 or more. When not set, the exception decides.
     * @param type URI that names the sort of problem.
     * @param title What sort of problem it is. When not set, that of the status.
     * @param detail What clients are told. When not set, nothing: never the exception's message.
     * @param logLevel How it is logged. When not set, as an error from status 500 on, and else for
     *     debugging.
     */
    public record Mapping(
            @Nullable Integer status,
            @Nullable URI type,
            @Nullable String title,
            @Nullable String detail,
            @Nullable Level logLevel) {}
}
