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
import org.slf4j.spi.LoggingEventBuilder;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes an entry as key-value pairs with the names of the Elastic Common Schema, for structured
 * logging. Thread-safe.
 *
 * @since 0.1.0
 */
public final class StructuredRequestLogWriter implements RequestLogWriter {

    private final RequestLogger logger;

    /**
     * Creates a writer.
     *
     * @param logger where the entries go; what it writes to must write key-value pairs
     */
    public StructuredRequestLogWriter(RequestLogger logger) {
        this.logger = logger;
    }

    @Override
    public boolean isEnabled() {
        return this.logger.isEnabled();
    }

    @Override
    public void write(RequestLogEntry entry) {
        LoggingEventBuilder event = this.logger.at(entry);
        for (Map.Entry<String, Object> field : fields(entry).entrySet()) {
            event = event.addKeyValue(field.getKey(), field.getValue());
        }
        event.log(() -> EscapedText.of(entry.method() + " " + entry.path()));
    }

    private static Map<String, Object> fields(RequestLogEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("http.request.method", entry.method());
        fields.put("url.path", entry.path());
        put(fields, "url.query", entry.query());
        fields.put("http.version", entry.protocol().substring("HTTP/".length()));
        put(fields, "client.address", entry.remoteAddress());
        put(fields, "user_agent.original", entry.headers().get("user-agent"));
        put(fields, "http.request.referrer", entry.headers().get("referer"));
        put(fields, "http.response.status_code", entry.statusCode());
        fields.put("event.duration", entry.duration().toNanos());
        fields.put("http.request.body.bytes", entry.bytesReceived());
        fields.put("http.response.body.bytes", entry.bytesSent());
        put(fields, "error.message", entry.error());
        put(fields, "tertia.rate_limit", entry.rateLimit());
        put(fields, "tertia.cache", entry.cacheStatus());
        if (entry.trace() != null) {
            fields.put("trace.id", entry.trace().traceId());
            fields.put("span.id", entry.trace().spanId());
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
