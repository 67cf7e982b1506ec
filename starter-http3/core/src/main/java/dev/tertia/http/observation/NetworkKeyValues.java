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

import dev.tertia.http.RequestProtocol;

import io.micrometer.common.KeyValue;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** Says how a request has come, in the names of OpenTelemetry. A few values whatever comes. */
final class NetworkKeyValues {

    private static final String VERSION = "network.protocol.version";

    private static final String TRANSPORT = "network.transport";

    private NetworkKeyValues() {}

    static KeyValue version(ServerRequestObservationContext context) {
        ServerHttpRequest request = context.getCarrier();
        return KeyValue.of(VERSION, (request != null) ? version(request) : KeyValue.NONE_VALUE);
    }

    /** A client of HTTP/1 may name any version. */
    private static String version(ServerHttpRequest request) {
        return switch (RequestProtocol.of(request)) {
            case "HTTP/1.0" -> "1.0";
            case "HTTP/1.1" -> "1.1";
            case "HTTP/2" -> "2";
            case "HTTP/3" -> "3";
            default -> "other";
        };
    }

    static KeyValue transport(ServerRequestObservationContext context) {
        ServerHttpRequest request = context.getCarrier();
        return KeyValue.of(TRANSPORT, (request != null) ? transport(request) : KeyValue.NONE_VALUE);
    }

    private static String transport(ServerHttpRequest request) {
        return RequestProtocol.isHttp3(request) ? "quic" : "tcp";
    }
}
