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
import org.springframework.util.Assert;

import java.time.Duration;
import java.util.List;

/**
 * The line in the log for each exchange.
 *
 * @param enabled Whether exchanges are logged.
 * @param format What a line looks like.
 * @param logger Name of the logger. Its level is set like any other: 'logging.level.[name]'.
 * @param level Level of a line. Those of slow exchanges are WARN at least.
 * @param includePaths Patterns of the paths that are logged, such as /api/**. When empty, all are.
 * @param excludePaths Patterns of paths that are not logged.
 * @param sampleRate Share of exchanges that are logged, from 0 to 1. Those that fail with 500 or
 *     more, are aborted or slow are always logged.
 * @param slowThreshold Duration from which on an exchange is slow.
 * @param headers Header fields of the request that are logged.
 * @param maskedHeaders Those of the logged header fields whose value is replaced by ***.
 * @param maskedParameters Query parameters whose value is replaced by ***. Case does not matter.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.http.request-log")
public record RequestLogProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("json") Format format,
        @DefaultValue("tertia.request") String logger,
        @DefaultValue("info") Level level,
        @DefaultValue List<String> includePaths,
        @DefaultValue List<String> excludePaths,
        @DefaultValue("1.0") double sampleRate,
        @Nullable Duration slowThreshold,
        @DefaultValue({"user-agent", "referer"}) List<String> headers,
        @DefaultValue({"authorization", "cookie", "proxy-authorization", "x-api-key"})
                List<String> maskedHeaders,
        @DefaultValue({
                    "access_token",
                    "api_key",
                    "apikey",
                    "client_secret",
                    "code",
                    "id_token",
                    "key",
                    "password",
                    "refresh_token",
                    "secret",
                    "signature",
                    "token"
                })
                List<String> maskedParameters) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the share or the duration is out of its range
     */
    public RequestLogProperties {
        Assert.isTrue(
                sampleRate >= 0 && sampleRate <= 1,
                () ->
                        "'tertia.http.request-log.sample-rate' must be from 0 to 1 but was "
                                + sampleRate);
        Assert.isTrue(
                slowThreshold == null || slowThreshold.isPositive(),
                () ->
                        "'tertia.http.request-log.slow-threshold' must be positive but was "
                                + slowThreshold);
    }

    /** What a line looks like. */
    public enum Format {

        /** A JSON object in one line. */
        JSON,

        /** Apache's combined log format with protocol and duration. */
        TEXT,

        /** Key-value pairs for Boot's structured logging, such as ECS. */
        STRUCTURED
    }
}
