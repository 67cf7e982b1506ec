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
package dev.tertia.http.auth.apikey;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;

import reactor.core.publisher.Mono;

import java.time.InstantSource;

/** Checks API keys. */
final class ApiKeyAuthenticationManager implements ReactiveAuthenticationManager {

    private final ApiKeyRepository keys;

    private final InstantSource clock;

    ApiKeyAuthenticationManager(ApiKeyRepository keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        return (authentication instanceof PresentedApiKey presented)
                ? authenticate(presented.digest())
                : Mono.empty();
    }

    private Mono<Authentication> authenticate(ApiKeyDigest digest) {
        return this.keys
                .findByDigest(digest)
                // A repository may look up by less than the digest, such as a prefix.
                .filter(key -> key.digest().matches(digest))
                .switchIfEmpty(
                        Mono.error(() -> new BadCredentialsException("The API key is unknown")))
                .map(this::authenticated);
    }

    private Authentication authenticated(ApiKey key) {
        if (key.isExpired(this.clock.instant())) {
            throw new CredentialsExpiredException(
                    "The API key '%s' expired at %s".formatted(key.name(), key.expires()));
        }
        return new ApiKeyAuthentication(key);
    }
}
