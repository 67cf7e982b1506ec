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
package dev.tertia.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.slf4j.LoggerFactory;

import java.util.List;

/** Keeps what one logger writes, and writes it nowhere else. */
public final class LogRecorder implements AutoCloseable {

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private final Logger logger;

    private LogRecorder(Logger logger, Level level) {
        this.logger = logger;
        logger.setLevel(level);
        logger.setAdditive(false);
        logger.addAppender(this.appender);
        this.appender.start();
    }

    public static LogRecorder of(String name, Level level) {
        return new LogRecorder((Logger) LoggerFactory.getLogger(name), level);
    }

    public static LogRecorder of(Class<?> type, Level level) {
        return of(type.getName(), level);
    }

    public List<ILoggingEvent> events() {
        return List.copyOf(this.appender.list);
    }

    /** Returns what was written at exactly that level. */
    public List<String> messages(Level level) {
        return events().stream()
                .filter(event -> event.getLevel().equals(level))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        this.logger.detachAppender(this.appender);
        this.logger.setAdditive(true);
        this.logger.setLevel(null);
    }
}
