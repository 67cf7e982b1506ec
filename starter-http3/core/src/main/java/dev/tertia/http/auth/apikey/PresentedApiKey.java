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

import java.util.List;
import java.util.Objects;

/** What a client has sent, of which only the digest is kept. */
final class PresentedApiKey extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    // Not serialized: it lives as long as the check of one request.
    private final transient ApiKeyDigest digest;

    PresentedApiKey(ApiKeyDigest digest) {
        super(List.of());
        this.digest = digest;
    }

    ApiKeyDigest digest() {
        return this.digest;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PresentedApiKey that && this.digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(this.digest);
    }
}
