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
package dev.tertia.autoconfigure.http3;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that HTTP/3 was asked of an application whose server cannot give it. */
final class Http3UnsupportedServerException extends RuntimeException {

    private static final Logger logger =
            LoggerFactory.getLogger(Http3UnsupportedServerException.class);

    private final String action;

    Http3UnsupportedServerException(String description, String action) {
        super(description);
        this.action = action;
    }

    String getAction() {
        return this.action;
    }

    void throwOrWarn(boolean required) {
        if (required) {
            throw this;
        }
        logger.warn("Serving without HTTP/3: {} {}", getMessage(), this.action);
    }
}
