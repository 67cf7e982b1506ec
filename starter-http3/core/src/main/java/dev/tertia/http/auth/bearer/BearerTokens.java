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
package dev.tertia.http.auth.bearer;

import dev.tertia.http.auth.AuthenticationMechanism;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;

/**
 * Authentication by bearer tokens in the field {@code Authorization} (RFC 6750 §2.1).
 *
 * @since 0.1.0
 */
public final class BearerTokens {

    /** What the mechanism is called. */
    public static final String NAME = "bearer";

    private BearerTokens() {}

    /**
     * Makes the mechanism.
     *
     * @param manager checks {@code BearerTokenAuthenticationToken}s
     * @return the mechanism
     */
    public static AuthenticationMechanism mechanism(ReactiveAuthenticationManager manager) {
        return new AuthenticationMechanism(
                NAME,
                new ServerBearerTokenAuthenticationConverter(),
                manager,
                new BearerChallenge(),
                false);
    }
}
