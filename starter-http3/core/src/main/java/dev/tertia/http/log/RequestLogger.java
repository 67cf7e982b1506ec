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

import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Where entries go, and how loudly. Thread-safe.
 *
 * @param logger the logger that is written to
 * @param level the level of an entry; those of slow exchanges are WARN at least
 * @since 0.1.0
 */
public record RequestLogger(Logger logger, Level level) {

    boolean isEnabled() {
        return this.logger.isEnabledForLevel(this.level) || this.logger.isWarnEnabled();
    }

    LoggingEventBuilder at(RequestLogEntry entry) {
        boolean louder = entry.slow() && this.level.toInt() < Level.WARN.toInt();
        return this.logger.atLevel(louder ? Level.WARN : this.level);
    }
}
