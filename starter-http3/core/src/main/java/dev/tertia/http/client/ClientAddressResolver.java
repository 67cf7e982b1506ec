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
package dev.tertia.http.client;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Tells where a request comes from. Implementations are thread-safe and do not block: they run on
 * event loops.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClientAddressResolver {

    /**
     * Resolves the client of a request.
     *
     * @param request the request as the server got it
     * @return its client, or {@code null} when it did not come over a socket
     */
    @Nullable ClientAddress resolve(ServerHttpRequest request);
}
