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
package dev.tertia.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * What the server has received, below all that filters have made of it.
 *
 * @since 0.1.0
 */
public final class NativeRequest {

    private NativeRequest() {}

    /**
     * Finds the server's own request.
     *
     * @param request a request, decorated or not
     * @param type what it is on the server that is expected
     * @return the server's request, or {@code null} when it is no such one
     * @param <T> what it is on the server that is expected
     */
    public static <T> @Nullable T find(ServerHttpRequest request, Class<T> type) {
        ServerHttpRequest innermost = request;
        while (innermost instanceof ServerHttpRequestDecorator decorator) {
            innermost = decorator.getDelegate();
        }
        try {
            Object found =
                    (innermost instanceof AbstractServerHttpRequest server)
                            ? server.getNativeRequest()
                            : null;
            return type.isInstance(found) ? type.cast(found) : null;
        } catch (IllegalStateException ex) {
            // A request that no server has received.
            return null;
        }
    }
}
