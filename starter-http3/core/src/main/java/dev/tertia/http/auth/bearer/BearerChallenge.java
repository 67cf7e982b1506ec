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

import dev.tertia.http.auth.AuthenticationChallenge;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Asks for a token, or says by a code why the one that was sent does not do (RFC 6750 §3). It tells
 * no more than the code, as descriptions come from the library that has read the token.
 */
final class BearerChallenge implements AuthenticationChallenge {

    @Override
    public String challenge(String realm, @Nullable AuthenticationException failure) {
        String challenge = "Bearer realm=\"" + realm + "\"";
        return (failure instanceof OAuth2AuthenticationException refused)
                ? challenge + ", error=\"" + refused.getError().getErrorCode() + "\""
                : challenge;
    }
}
