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
package dev.tertia.autoconfigure.http3;

import dev.tertia.http3.Http3HttpHandler;

import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;

import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRoutes;

import java.util.List;

/** The request handling of the TCP server, once more for HTTP/3. */
record Http3Requests(HttpHandler handler, List<NettyRouteProvider> routeProviders) {

    /**
     * Returns a server that handles requests.
     *
     * @param tcp the TCP server as Boot has configured it, customizers included
     */
    HttpServer server(HttpServer tcp) {
        var adapter = new ReactorHttpHandlerAdapter(new Http3HttpHandler(this.handler));
        return this.routeProviders.isEmpty()
                ? tcp.handle(adapter)
                : tcp.route(routes -> route(routes, adapter));
    }

    private void route(HttpServerRoutes routes, ReactorHttpHandlerAdapter fallback) {
        for (NettyRouteProvider provider : this.routeProviders) {
            routes = provider.apply(routes);
        }
        routes.route(request -> true, fallback);
    }
}
