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
package dev.tertia.http3;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

import reactor.netty.Connection;

/**
 * A response over HTTP/3 without zero-copy files, which takes no status when its client is gone.
 *
 * <p>Otherwise Spring logs an error with its stack trace for each request that a client gives up,
 * and one connection can give up many.
 */
final class QuicServerHttpResponse extends ServerHttpResponseDecorator {

    QuicServerHttpResponse(ServerHttpResponse delegate) {
        super(delegate);
    }

    @Override
    public boolean setStatusCode(@Nullable HttpStatusCode status) {
        return !isGone() && super.setStatusCode(status);
    }

    private boolean isGone() {
        return getNativeResponse(this) instanceof Connection stream && !stream.channel().isActive();
    }
}
