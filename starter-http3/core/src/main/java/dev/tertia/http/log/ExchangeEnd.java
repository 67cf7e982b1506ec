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
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * How an exchange has ended.
 *
 * @param error what went wrong, or {@code null}
 */
record ExchangeEnd(@Nullable String error) {

    static final ExchangeEnd COMPLETE = new ExchangeEnd(null);

    /** The client has gone before it had the whole response. */
    static final ExchangeEnd ABORTED = new ExchangeEnd("aborted");

    static ExchangeEnd failed(Throwable failure) {
        return DisconnectedClientHelper.isClientDisconnectedException(failure)
                ? ABORTED
                : new ExchangeEnd("cut: " + describe(failure));
    }

    static String describe(Throwable failure) {
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        return (message != null) ? type + ": " + message : type;
    }
}
