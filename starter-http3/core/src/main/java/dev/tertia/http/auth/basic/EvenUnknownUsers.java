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

import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;

import reactor.core.publisher.Mono;

import java.util.UUID;

/**
 * Finds a user for each name, so that a name that does not exist costs the comparison of a password
 * too: otherwise the time of the answer would tell which names exist.
 */
final class EvenUnknownUsers implements ReactiveUserDetailsService {

    private final ReactiveUserDetailsService users;

    private final UserDetails nobody;

    EvenUnknownUsers(ReactiveUserDetailsService users, PasswordEncoder encoder) {
        this.users = users;
        String password = String.valueOf(encoder.encode(UUID.randomUUID().toString()));
        this.nobody = User.withUsername("nobody").password(password).authorities("NONE").build();
    }

    @Override
    public Mono<UserDetails> findByUsername(String username) {
        return this.users
                .findByUsername(username)
                .switchIfEmpty(Mono.fromSupplier(() -> User.withUserDetails(this.nobody).build()));
    }
}
