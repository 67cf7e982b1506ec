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
package dev.tertia.http.cache;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What stands behind the cache: it keeps the headers of the requests that got to it. */
final class TestApplication implements WebFilterChain {

    final List<HttpHeaders> requests = new CopyOnWriteArrayList<>();

    private volatile Function<ServerWebExchange, Mono<Void>> handler =
            exchange -> exchange.getResponse().setComplete();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange) {
        this.requests.add(HttpHeaders.copyOf(exchange.getRequest().getHeaders()));
        return this.handler.apply(exchange);
    }

    int count() {
        return this.requests.size();
    }

    void handles(Function<ServerWebExchange, Mono<Void>> newHandler) {
        this.handler = newHandler;
    }

    /** Answers with a body that counts the requests, and with fields given as name, value, ... */
    void answers(int status, String... fields) {
        handles(exchange -> write(exchange.getResponse(), status, "body " + count(), fields));
    }

    static Mono<Void> write(
            ServerHttpResponse response, int status, String body, String... fields) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        for (int i = 0; i < fields.length; i += 2) {
            response.getHeaders().add(fields[i], fields[i + 1]);
        }
        return response.writeWith(Mono.just(buffer(response.bufferFactory(), body)));
    }

    static DataBuffer buffer(DataBufferFactory factory, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return factory.allocateBuffer(bytes.length).write(bytes);
    }
}
