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

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import java.util.Objects;

/**
 * The authentication of a client by an API key. Its name is the client's, its authorities are the
 * scopes of the key with the prefix {@code SCOPE_}.
 *
 * @since 0.1.0
 */
public final class ApiKeyAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final String client;

    private final String keyName;

    ApiKeyAuthentication(ApiKey key) {
        super(
                key.scopes().stream()
                        .sorted()
                        .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
                        .toList());
        this.client = key.client();
        this.keyName = key.name();
        setAuthenticated(true);
    }

    /**
     * Returns which of the client's keys it was.
     *
     * @return the name of the key
     */
    public String keyName() {
        return this.keyName;
    }

    /** Returns {@code null}: the secret is not kept. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** Returns the name of the client. */
    @Override
    public Object getPrincipal() {
        return this.client;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof ApiKeyAuthentication that
                && this.keyName.equals(that.keyName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), this.keyName);
    }
}
