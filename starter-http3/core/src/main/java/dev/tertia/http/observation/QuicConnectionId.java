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
package dev.tertia.http.observation;

import dev.tertia.http.NativeRequest;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.netty.Connection;

import java.net.SocketAddress;

/**
 * The id that the server had chosen for a connection when its first request was observed, as it
 * stands in captured packets. Thread-safe.
 */
final class QuicConnectionId {

    private static final AttributeKey<String> ID =
            AttributeKey.valueOf(QuicConnectionId.class, "id");

    private QuicConnectionId() {}

    /** Returns the id in hexadecimal, or {@code null} if it is not known, as over TCP. */
    static @Nullable String find(ServerHttpRequest request) {
        Connection stream = NativeRequest.find(request, Connection.class);
        return (stream != null && stream.channel().parent() instanceof QuicChannel connection)
                ? of(connection)
                : null;
    }

    /** The channel asks its native connection, which only its event loop may. */
    private static @Nullable String of(QuicChannel connection) {
        Attribute<String> id = connection.attr(ID);
        String known = id.get();
        if (known == null && connection.eventLoop().inEventLoop()) {
            known = hexadecimal(connection.localAddress());
            id.set(known);
        }
        return known;
    }

    /** The bytes are not public, but their text is: {@code QuicConnectionAddress{connId=0a1b}}. */
    static @Nullable String hexadecimal(@Nullable SocketAddress address) {
        String text = String.valueOf(address);
        int start = text.indexOf('=') + 1;
        int end = text.indexOf('}', start);
        return (start > 0 && end > start) ? text.substring(start, end) : null;
    }
}
