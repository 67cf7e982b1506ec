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

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;

import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the endpoint {@code http3} to do something. */
final class EndpointRequest {

    private EndpointRequest() {}

    /** Returns the status of the answer. */
    static int send(
            ReactiveWebServerApplicationContext to, HttpMethod method, String path, String json) {
        return new TestClient(HttpProtocol.H2, TestApplication.port(to))
                .with("content-type", "application/json")
                .request(method)
                .uri("/actuator/http3" + path)
                .send(
                        Mono.fromSupplier(() ->
                                Unpooled.wrappedBuffer(json.getBytes(StandardCharsets.UTF_8))))
                .responseSingle((response, body) ->
                        body.asString().defaultIfEmpty("").thenReturn(response.status().code()))
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }
}
