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

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

import reactor.core.publisher.Mono;

import java.util.LinkedHashMap;
import java.util.Map;

/** The users of the configuration. Immutable. */
final class ConfiguredUsers implements ReactiveUserDetailsService {

    private final Map<String, UserDetails> byName;

    private ConfiguredUsers(Map<String, UserDetails> byName) {
        this.byName = Map.copyOf(byName);
    }

    static ConfiguredUsers of(AuthProperties.Basic basic) {
        Map<String, UserDetails> byName = new LinkedHashMap<>();
        basic.users().forEach((name, user) -> byName.put(name, details(name, user)));
        return new ConfiguredUsers(byName);
    }

    private static UserDetails details(String name, AuthProperties.User user) {
        if (!user.password().matches("\\{[^{}]+}.+")) {
            throw new InvalidConfigurationPropertyValueException(
                    "tertia.http.auth.basic.users." + name + ".password",
                    "***",
                    "A password is encoded and begins with the id of its encoder, such as"
                            + " '{bcrypt}'. 'htpasswd -nbB USER PASSWORD' prints one for bcrypt.");
        }
        return User.withUsername(name)
                .password(user.password())
                .authorities(
                        user.scopes().stream()
                                .sorted()
                                .map(scope -> "SCOPE_" + scope)
                                .toArray(String[]::new))
                .build();
    }

    boolean isEmpty() {
        return this.byName.isEmpty();
    }

    /** A copy, as Spring Security erases passwords after use. */
    @Override
    public Mono<UserDetails> findByUsername(String username) {
        return Mono.justOrEmpty(this.byName.get(username))
                .map(user -> User.withUserDetails(user).build());
    }
}
