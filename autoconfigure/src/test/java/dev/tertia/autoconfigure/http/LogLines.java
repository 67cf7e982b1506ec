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

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.function.Consumer;

/** Reads the lines of the request log. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;

    private final Consumer<String> lines;

    private LogLines(Consumer<String> lines, String name) {
        this.logger = (Logger) LoggerFactory.getLogger(name);
        this.lines = lines;
    }

    LogLines(String name, Consumer<JsonNode> lines) {
        this(line -> lines.accept(JsonMapper.shared().readTree(line)), name);
    }

    /** Gives the lines as they are written. */
    static LogLines ofText(String name, Consumer<String> lines) {
        return new LogLines(lines, name);
    }

    /** Once the application has set up its logging: that would remove what is there before. */
    @Override
    public void start() {
        super.start();
        this.logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        this.lines.accept(event.getFormattedMessage());
    }

    @Override
    public void close() {
        this.logger.detachAppender(this);
        stop();
    }
}
