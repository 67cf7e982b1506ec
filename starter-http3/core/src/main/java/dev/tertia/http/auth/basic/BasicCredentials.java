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
package dev.tertia.http.auth.basic;

import dev.tertia.http.auth.AuthenticationChallenge;
import dev.tertia.http.auth.AuthenticationMechanism;

import org.springframework.security.authentication.UserDetailsRepositoryReactiveAuthenticationManager;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.server.authentication.ServerHttpBasicAuthenticationConverter;

/**
 * Authentication by user name and password (RFC 7617).
 *
 * @since 0.1.0
 */
public final class BasicCredentials {

    /** What the mechanism is called. */
    public static final String NAME = "basic";

    private BasicCredentials() {}

    /**
     * Makes the mechanism. Passwords are compared on Reactor's bounded elastic scheduler, as this
     * takes time by design, and also for names that do not exist.
     *
     * @param users the users
     * @param encoder how their passwords are encoded
     * @return the mechanism
     */
    public static AuthenticationMechanism mechanism(
            ReactiveUserDetailsService users, PasswordEncoder encoder) {
        var manager =
                new UserDetailsRepositoryReactiveAuthenticationManager(
                        new EvenUnknownUsers(users, encoder));
        manager.setPasswordEncoder(encoder);
        return new AuthenticationMechanism(
                NAME,
                new ServerHttpBasicAuthenticationConverter(),
                manager,
                AuthenticationChallenge.of("Basic", ", charset=\"UTF-8\""),
                true);
    }
}
