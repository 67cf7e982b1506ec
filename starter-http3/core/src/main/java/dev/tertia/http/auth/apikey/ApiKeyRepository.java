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

/**
 * Where API keys are. An application may keep them in a database of its own. Implementations are
 * thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ApiKeyRepository {

    /**
     * Finds a key, expired or not. This must not block; it should give up by itself after a while.
     *
     * @param digest the digest of what a client has sent
     * @return the key; empty if there is none. A failure is answered with 503
     */
    Mono<ApiKey> findByDigest(ApiKeyDigest digest);
}
