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

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SegmentedStringWriter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.BufferRecycler;

import java.io.Writer;
import java.util.Map;

/**
 * Writes an entry as a JSON object in one line of ASCII, so that no character of a client's can be
 * taken for the end of a line. What is not known is left out. Thread-safe.
 *
 * @since 0.1.0
 */
public final class JsonRequestLogWriter implements RequestLogWriter {

    private static final double NANOS_PER_MICRO = 1e3;

    private final JsonFactory json =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final RequestLogger logger;

    /**
     * Creates a writer.
     *
     * @param logger where the lines go
     */
    public JsonRequestLogWriter(RequestLogger logger) {
        this.logger = logger;
    }

    @Override
    public boolean isEnabled() {
        return this.logger.isEnabled();
    }

    @Override
    public void write(RequestLogEntry entry) {
        this.logger.at(entry).log(() -> line(entry));
    }

    private String line(RequestLogEntry entry) {
        BufferRecycler buffers = this.json._getBufferRecycler();
        try (SegmentedStringWriter line = new SegmentedStringWriter(buffers)) {
            write(entry, line);
            return line.getAndClear();
        } finally {
            buffers.releaseToPool();
        }
    }

    private void write(RequestLogEntry entry, Writer line) {
        try (JsonGenerator object = this.json.createGenerator(ObjectWriteContext.empty(), line)) {
            object.writeStartObject();
            object.writeStringProperty("timestamp", entry.timestamp().toString());
            writeRequest(object, entry);
            writeResponse(object, entry);
            writeStages(object, entry);
            object.writeEndObject();
        }
    }

    private static void writeRequest(JsonGenerator object, RequestLogEntry entry) {
        object.writeStringProperty("method", entry.method());
        object.writeStringProperty("path", entry.path());
        write(object, "query", entry.query());
        object.writeStringProperty("protocol", entry.protocol());
        write(object, "remote_addr", entry.remoteAddress());
        for (Map.Entry<String, String> header : entry.headers().entrySet()) {
            write(object, name(header.getKey()), header.getValue());
        }
    }

    /** Other names could be those of an entry's own. */
    private static String name(String header) {
        String plain = header.replace('-', '_');
        return plain.equals("user_agent") || plain.equals("referer") ? plain : "header_" + plain;
    }

    private static void writeResponse(JsonGenerator object, RequestLogEntry entry) {
        if (entry.statusCode() != null) {
            object.writeNumberProperty("status_code", entry.statusCode());
        }
        double micros = Math.round(entry.duration().toNanos() / NANOS_PER_MICRO);
        object.writeNumberProperty("duration_ms", micros / NANOS_PER_MICRO);
        object.writeNumberProperty("bytes_received", entry.bytesReceived());
        object.writeNumberProperty("bytes_sent", entry.bytesSent());
        write(object, "error", entry.error());
    }

    private static void writeStages(JsonGenerator object, RequestLogEntry entry) {
        write(object, "rate_limit", entry.rateLimit());
        write(object, "cache", entry.cacheStatus());
        if (entry.trace() != null) {
            object.writeStringProperty("trace_id", entry.trace().traceId());
            object.writeStringProperty("span_id", entry.trace().spanId());
        }
        if (entry.slow()) {
            object.writeBooleanProperty("slow", true);
        }
    }

    private static void write(JsonGenerator object, String name, @Nullable String value) {
        if (value != null) {
            object.writeStringProperty(name, value);
        }
    }
}
