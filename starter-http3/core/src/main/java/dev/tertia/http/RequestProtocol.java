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

import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.netty.http.server.HttpServerRequest;

/**
 * The protocol that carries a request.
 *
 * @since 0.1.0
 */
public final class RequestProtocol {

    private static final String HTTP_1_1 = "HTTP/1.1";

    private static final String HTTP_2 = "HTTP/2";

    private static final String HTTP_3 = "HTTP/3";

    private RequestProtocol() {}

    /**
     * Tells the name of the protocol.
     *
     * @param request a request, decorated or not
     * @return {@code HTTP/1.0}, {@code HTTP/1.1}, {@code HTTP/2} or {@code HTTP/3}; {@code
     *     HTTP/1.1} if the server does not say it
     */
    public static String of(ServerHttpRequest request) {
        HttpServerRequest server = NativeRequest.find(request, HttpServerRequest.class);
        String protocol = (server != null) ? server.protocol() : HTTP_1_1;
        return switch (protocol) {
            case "HTTP/2.0" -> HTTP_2;
            case "HTTP/3.0" -> HTTP_3;
            default -> protocol;
        };
    }

    /**
     * Tells whether it is HTTP/3.
     *
     * @param request a request, decorated or not
     * @return whether it is HTTP/3
     */
    public static boolean isHttp3(ServerHttpRequest request) {
        return HTTP_3.equals(of(request));
    }
}
