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

import dev.tertia.http.auth.AuthenticationChallenge;
import dev.tertia.http.auth.AuthenticationMechanism;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;

/**
 * Authentication by API keys.
 *
 * @since 0.1.0
 */
public final class ApiKeys {

    /** What the mechanism is called. */
    public static final String NAME = "api-key";

    private ApiKeys() {}

    /**
     * Makes the mechanism. The key of a request is the only value of the header field or of the
     * query parameter; a request with several keys is refused.
     *
     * @param keys where the keys are
     * @param header the name of the header field
     * @param queryParameter the name of a query parameter, or {@code null} for none. Addresses get
     *     into logs, histories and {@code Referer} fields: it is for clients that cannot set a
     *     header field
     * @param clock tells whether keys have expired
     * @return the mechanism
     */
    public static AuthenticationMechanism mechanism(
            ApiKeyRepository keys,
            String header,
            @Nullable String queryParameter,
            InstantSource clock) {
        return new AuthenticationMechanism(
                NAME,
                new ApiKeyConverter(header, queryParameter),
                new ApiKeyAuthenticationManager(keys, clock),
                AuthenticationChallenge.of("ApiKey", ", header=\"" + header + "\""),
                true);
    }
}
