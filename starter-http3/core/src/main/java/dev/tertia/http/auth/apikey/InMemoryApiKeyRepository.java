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

import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * API keys in memory, which can be replaced while requests come in. Thread-safe.
 *
 * @since 0.1.0
 */
public final class InMemoryApiKeyRepository implements ApiKeyRepository {

    private volatile Map<ApiKeyDigest, ApiKey> byDigest = Map.of();

    /**
     * Creates a repository.
     *
     * @param keys its keys
     * @throws IllegalArgumentException if two have the same digest
     */
    public InMemoryApiKeyRepository(Collection<ApiKey> keys) {
        replaceAll(keys);
    }

    /**
     * Replaces all keys at once. Requests see the old ones or the new ones.
     *
     * @param keys the keys from now on
     * @throws IllegalArgumentException if two have the same digest; the old keys remain then
     */
    public void replaceAll(Collection<ApiKey> keys) {
        Map<ApiKeyDigest, ApiKey> replacement = new LinkedHashMap<>();
        for (ApiKey key : keys) {
            ApiKey twin = replacement.put(key.digest(), key);
            if (twin != null) {
                throw new IllegalArgumentException(
                        "The API keys '%s' and '%s' have the same digest: make a secret for each"
                                .formatted(twin.name(), key.name()));
            }
        }
        this.byDigest = Map.copyOf(replacement);
    }

    /**
     * Returns the keys that are valid or have been.
     *
     * @return the keys, in no order
     */
    public List<ApiKey> keys() {
        return List.copyOf(this.byDigest.values());
    }

    @Override
    public Mono<ApiKey> findByDigest(ApiKeyDigest digest) {
        return Mono.justOrEmpty(this.byDigest.get(digest));
    }
}
