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

import io.netty.handler.codec.quic.QuicChannel;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.SslInfo;

import reactor.netty.Connection;

import javax.net.ssl.SSLEngine;

/**
 * A request over HTTP/3 that knows the certificate of its client; Spring looks for it where TCP has
 * its TLS handler.
 */
final class QuicServerHttpRequest extends ServerHttpRequestDecorator {

    QuicServerHttpRequest(ServerHttpRequest delegate) {
        super(delegate);
    }

    @Override
    public @Nullable SslInfo getSslInfo() {
        SslInfo known = super.getSslInfo();
        return (known != null) ? known : quicSslInfo();
    }

    private @Nullable SslInfo quicSslInfo() {
        Object nativeRequest = getNativeRequest(this);
        if (nativeRequest instanceof Connection stream
                && stream.channel().parent() instanceof QuicChannel connection) {
            SSLEngine engine = connection.sslEngine();
            return (engine != null) ? new QuicSslInfo(engine.getSession()) : null;
        }
        return null;
    }
}
