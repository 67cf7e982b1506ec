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
package dev.tertia.benchmarks.http.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.Map;
import java.util.TreeMap;

/** An application with the starter. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TertiaServer {

    private static final Map<String, Object> WITHOUT_FILTERS =
            Map.of(
                    "tertia.http.request-log.enabled", "false",
                    "tertia.http.errors.enabled", "false",
                    "tertia.http.client-address.enabled", "false");

    private static final Map<String, Object> WITH_FILTERS =
            Map.of(
                    "tertia.http.cors.allowed-origins", "https://shop.example.com",
                    "tertia.http.cors.allowed-methods", "GET,POST",
                    "tertia.http.rate-limit.policies.address.capacity", "100000000",
                    "tertia.http.rate-limit.policies.address.period", "1s",
                    "tertia.http.rate-limit.policies.address.shadow", "false");

    static void start(ServerSettings settings, boolean filters) {
        Map<String, Object> properties = new TreeMap<>(filters ? WITH_FILTERS : WITHOUT_FILTERS);
        properties.put("server.port", settings.port());
        properties.put("server.address", ServerSettings.HOST);
        properties.put("server.http2.enabled", "true");
        properties.put("server.ssl.key-store", settings.keyStore().toUri().toString());
        properties.put("server.ssl.key-store-password", Certificate.PASSWORD);
        properties.put("tertia.http3.enabled", "true");
        properties.put("tertia.http3.required", "true");
        properties.put("spring.main.banner-mode", "off");
        SpringApplication application = new SpringApplication(TertiaServer.class);
        application.setDefaultProperties(properties);
        application.run();
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        byte[] hello = Bodies.hello();
        byte[] json = Bodies.json();
        byte[] download = Bodies.download();
        return RouterFunctions.route()
                .GET("/hello", request -> answer(MediaType.TEXT_PLAIN, hello))
                .GET("/json", request -> answer(MediaType.APPLICATION_JSON, json))
                .GET("/download", request -> answer(MediaType.APPLICATION_OCTET_STREAM, download))
                .POST("/upload", TertiaServer::upload)
                .build();
    }

    private static Mono<ServerResponse> answer(MediaType type, byte[] body) {
        return ServerResponse.ok().contentType(type).bodyValue(body);
    }

    private static Mono<ServerResponse> upload(ServerRequest request) {
        return request.bodyToFlux(DataBuffer.class)
                .map(TertiaServer::drop)
                .reduce(0, Integer::sum)
                .flatMap(bytes -> ServerResponse.ok().bodyValue(Integer.toString(bytes)));
    }

    private static int drop(DataBuffer buffer) {
        int bytes = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
