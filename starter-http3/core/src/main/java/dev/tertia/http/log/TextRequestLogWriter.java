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

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes an entry as a line of Apache's combined log format, followed by the duration in
 * milliseconds. Thread-safe.
 *
 * @since 0.1.0
 */
public final class TextRequestLogWriter implements RequestLogWriter {

    private final RequestLogger logger;

    private final DateTimeFormatter time;

    /**
     * Creates a writer.
     *
     * @param logger where the lines go
     * @param zone the zone of the time in a line
     */
    public TextRequestLogWriter(RequestLogger logger, ZoneId zone) {
        this.logger = logger;
        this.time =
                DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                        .withZone(zone);
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
        StringBuilder line = new StringBuilder(256);
        line.append(Objects.requireNonNullElse(entry.remoteAddress(), "-")).append(" - - [");
        this.time.formatTo(entry.timestamp(), line);
        line.append("] \"").append(EscapedText.of(entry.method())).append(' ');
        line.append(EscapedText.of(entry.path()));
        if (entry.query() != null) {
            line.append('?').append(EscapedText.of(entry.query()));
        }
        line.append(' ').append(entry.protocol()).append("\" ");
        line.append((entry.statusCode() != null) ? entry.statusCode().toString() : "-");
        line.append(' ').append(entry.bytesSent());
        quote(line, entry.headers().get("referer"));
        quote(line, entry.headers().get("user-agent"));
        line.append(' ').append(entry.duration().toMillis()).append("ms");
        if (entry.error() != null) {
            quote(line, entry.error());
        }
        return line.toString();
    }

    private static void quote(StringBuilder line, @Nullable String text) {
        line.append(" \"").append((text != null) ? EscapedText.of(text) : "-").append('"');
    }
}
