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

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An application with the starter, as a user would write it, without the filters. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class TestApplication {

    static final String CERTIFICATE_FOLDER =
            "tertia.http3.dev-certificate.directory=target/dev-certificate";

    static final List<String> HTTP3_IN_DEVELOPMENT =
            List.of(
                    "tertia.http3.enabled=true",
                    "tertia.http3.dev-certificate.enabled=true",
                    CERTIFICATE_FOLDER);

    /** Starts it with HTTP/3 and the development certificate on a random port of 127.0.0.1. */
    public static ReactiveWebServerApplicationContext start(String... properties) {
        List<String> all = new ArrayList<>(HTTP3_IN_DEVELOPMENT);
        all.addAll(List.of(properties));
        return startPlain(all.toArray(String[]::new));
    }

    /** Starts it with HTTP/3 and a further configuration. */
    public static ReactiveWebServerApplicationContext startWith(
            Class<?> configuration, String... properties) {
        List<String> all = new ArrayList<>(HTTP3_IN_DEVELOPMENT);
        all.addAll(List.of(properties));
        return run(new Class<?>[] {TestApplication.class, configuration}, arguments(all));
    }

    /** Starts it with nothing but these properties on a random port of 127.0.0.1. */
    static ReactiveWebServerApplicationContext startPlain(String... properties) {
        return run(arguments(List.of(properties)));
    }

    /** A later value of a property replaces an earlier one. */
    static String[] arguments(List<String> properties) {
        Map<String, String> last = new LinkedHashMap<>();
        properties.forEach(property -> last.put(property.split("=", 2)[0], "--" + property));
        return last.values().toArray(String[]::new);
    }

    static ReactiveWebServerApplicationContext run(String... arguments) {
        return run(new Class<?>[] {TestApplication.class}, arguments);
    }

    private static ReactiveWebServerApplicationContext run(
            Class<?>[] sources, String... arguments) {
        return (ReactiveWebServerApplicationContext)
                new SpringApplicationBuilder(sources)
                        .web(WebApplicationType.REACTIVE)
                        .properties(
                                "server.port=0",
                                "server.address=127.0.0.1",
                                "spring.main.banner-mode=off",
                                "management.health.redis.enabled=false",
                                "management.prometheus.metrics.export.enabled=false",
                                "management.tracing.export.enabled=false",
                                "tertia.http.client-address.enabled=false",
                                "tertia.http.errors.enabled=false",
                                "tertia.http.request-log.enabled=false",
                                "spring.reactor.netty.shutdown-quiet-period=0s")
                        .run(arguments);
    }

    public static int port(ReactiveWebServerApplicationContext context) {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/protocol", TestApplication::protocol)
                .GET("/long", request -> ServerResponse.ok().bodyValue("long".repeat(1000)))
                .GET(
                        "/broken",
                        request -> Mono.error(new IllegalStateException("for the error page")))
                .POST("/parts", TestApplication::parts)
                .GET("/client", TestApplication::client)
                .GET("/reflect", TestApplication::reflect)
                .GET("/remote", TestApplication::remote)
                .GET(
                        "/own-alt-svc",
                        request -> ServerResponse.ok().header("Alt-Svc", "clear").build())
                .POST(
                        "/echo",
                        request ->
                                ServerResponse.ok()
                                        .body(
                                                request.body(BodyExtractors.toDataBuffers()),
                                                DataBuffer.class))
                .build();
    }

    private static Mono<ServerResponse> parts(ServerRequest request) {
        return request.multipartData()
                .flatMap(parts ->
                        ServerResponse.ok()
                                .bodyValue(
                                        parts.toSingleValueMap().values().stream()
                                                .map(part -> part.name() + "=" + length(part))
                                                .sorted()
                                                .toList()
                                                .toString()));
    }

    /** What a careless application makes its answer of. */
    private static Mono<ServerResponse> reflect(ServerRequest request) {
        return request.bodyToMono(String.class)
                .defaultIfEmpty("")
                .flatMap(body ->
                        ServerResponse.ok()
                                .bodyValue(request.method() + " " + request.uri() + " " + body));
    }

    private static long length(Part part) {
        return part.headers().getContentLength();
    }

    private static Mono<ServerResponse> client(ServerRequest request) {
        SslInfo info = Objects.requireNonNull(request.exchange().getRequest().getSslInfo());
        X509Certificate[] chain = info.getPeerCertificates();
        return ServerResponse.ok()
                .bodyValue(
                        (chain != null && chain.length > 0)
                                ? chain[0].getSubjectX500Principal().getName()
                                : "anonymous");
    }

    private static Mono<ServerResponse> remote(ServerRequest request) {
        return ServerResponse.ok()
                .bodyValue(
                        request.remoteAddress()
                                .map(address -> address.getAddress().getHostAddress())
                                .orElse("unknown"));
    }

    private static Mono<ServerResponse> protocol(ServerRequest request) {
        HttpServerRequest nativeRequest =
                ServerHttpRequestDecorator.getNativeRequest(request.exchange().getRequest());
        return ServerResponse.ok().bodyValue(nativeRequest.protocol());
    }
}
