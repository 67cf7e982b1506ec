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

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;

/**
 * A way to authenticate. Immutable.
 *
 * @param name what it is called in logs and metrics
 * @param converter finds the credentials of a request; empty if it has none of this kind
 * @param manager checks the credentials without blocking, and fails with an {@code
 *     AuthenticationException} if they are wrong
 * @param challenge tells clients about it
 * @param guessable whether somebody could try credentials until some are right, so that failures
 *     are limited. Signatures and certificates are not guessed
 * @since 0.1.0
 */
public record AuthenticationMechanism(
        String name,
        ServerAuthenticationConverter converter,
        ReactiveAuthenticationManager manager,
        AuthenticationChallenge challenge,
        boolean guessable) {}
