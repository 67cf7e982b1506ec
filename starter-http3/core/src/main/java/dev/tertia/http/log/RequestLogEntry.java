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

import dev.tertia.http.TraceIds;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What is known of an exchange when it has ended. Texts are as the client sent them: whoever writes
 * them escapes them.
 *
 * @param timestamp when the request came
 * @param duration from the request's header section to the end of the response
 * @param method the method of the request
 * @param path the path, still encoded
 * @param query the query, still encoded, with masked values; {@code null} without one
 * @param protocol HTTP/1.1, HTTP/2 or HTTP/3
 * @param remoteAddress the address of the client; {@code null} when there is no socket
 * @param headers the fields of the request that are to be logged, with masked values
 * @param statusCode the status of the response; {@code null} when none was sent
 * @param bytesReceived bytes of the request's body that the application has read
 * @param bytesSent bytes of the response's body before compression
 * @param error what went wrong, or {@code null}
 * @param trace the trace, or {@code null}
 * @param rateLimit what the limits have decided, or {@code null}
 * @param cacheStatus what the response cache has done, or {@code null}
 * @param slow whether it took longer than is thought good
 * @since 0.1.0
 */
public record RequestLogEntry(
        Instant timestamp,
        Duration duration,
        String method,
        String path,
        @Nullable String query,
        String protocol,
        @Nullable String remoteAddress,
        Map<String, String> headers,
        @Nullable Integer statusCode,
        long bytesReceived,
        long bytesSent,
        @Nullable String error,
        @Nullable TraceIds trace,
        @Nullable String rateLimit,
        @Nullable String cacheStatus,
        boolean slow) {}
