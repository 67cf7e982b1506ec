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
import org.springframework.util.Assert;

import java.time.Instant;
import java.util.Set;

/**
 * An API key of a client, without its secret. Immutable.
 *
 * @param name what this key is called, to tell the keys of a client apart
 * @param client who has it: the name of the principal
 * @param digest the digest of its secret
 * @param scopes what it may be used for, without the prefix {@code SCOPE_}
 * @param expires when it becomes invalid, or {@code null} for never
 * @since 0.1.0
 */
public record ApiKey(
        String name,
        String client,
        ApiKeyDigest digest,
        Set<String> scopes,
        @Nullable Instant expires) {

    /**
     * Copies the scopes.
     *
     * @throws IllegalArgumentException if a name is empty
     */
    public ApiKey {
        Assert.hasText(name, "An API key must have a name");
        Assert.hasText(client, () -> "The API key '" + name + "' must have a client");
        scopes = Set.copyOf(scopes);
    }

    /**
     * Tells whether it is too late to use it.
     *
     * @param now the time
     * @return whether it has expired by then
     */
    public boolean isExpired(Instant now) {
        return this.expires != null && !now.isBefore(this.expires);
    }
}
