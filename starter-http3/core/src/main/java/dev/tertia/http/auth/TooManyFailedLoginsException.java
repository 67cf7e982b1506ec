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
package dev.tertia.http.auth;

import org.springframework.security.core.AuthenticationException;

import java.time.Duration;

/** Credentials are not looked at for a while. */
final class TooManyFailedLoginsException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyFailedLoginsException(Duration wait) {
        super("Too many failed logins");
        this.wait = wait;
    }

    long waitSeconds() {
        return Math.max(1, this.wait.plusMillis(999).toSeconds());
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
