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
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

/** An application with the starter. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TertiaServer {

    private static final String REGISTRY = "prometheusMeterRegistry";

    private static final String METERS = "http3Metrics";

    static void start(ServerSettings settings, ServerKind kind) {
        SpringApplication application = new SpringApplication(TertiaServer.class);
        application.setDefaultProperties(TertiaProperties.of(kind, settings));
        ApplicationContext context = application.run();
        check(context, REGISTRY, kind.needsMicrometer());
        check(context, METERS, kind == ServerKind.TERTIA_METRICS);
    }

    /** Otherwise meters could be compared that nobody has registered. */
    private static void check(ApplicationContext context, String bean, boolean expected) {
        if (context.containsBean(bean) != expected) {
            throw new IllegalStateException(
                    "The bean '%s' must %sbe there: look at the class path and at TertiaProperties"
                            .formatted(bean, expected ? "" : "not "));
        }
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
