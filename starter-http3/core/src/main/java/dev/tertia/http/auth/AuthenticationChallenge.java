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

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/**
 * Tells a client how to authenticate: a challenge of {@code WWW-Authenticate} (RFC 9110 §11.6.1).
 * Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AuthenticationChallenge {

    /**
     * Makes a challenge.
     *
     * @param realm the name of what is protected, without quotation marks and backslashes
     * @param failure why the credentials of this mechanism were refused, or {@code null} if there
     *     were none
     * @return the challenge
     */
    String challenge(String realm, @Nullable AuthenticationException failure);

    /**
     * Returns a challenge of a scheme and its realm.
     *
     * @param scheme the scheme, such as {@code Basic}
     * @param parameters further parameters, each with a comma before it, or an empty string
     * @return the challenge
     */
    static AuthenticationChallenge of(String scheme, String parameters) {
        return (realm, failure) -> scheme + " realm=\"" + realm + "\"" + parameters;
    }
}
