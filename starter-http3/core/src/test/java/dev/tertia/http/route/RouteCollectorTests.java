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
package dev.tertia.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RequestPredicates.headers;
import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RequestPredicates.queryParam;
import static org.springframework.web.reactive.function.server.RequestPredicates.version;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.WebHandler;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

final class RouteCollectorTests {

    private static final HandlerFunction<ServerResponse> HANDLER =
            request -> ServerResponse.ok().build();

    private static RouterFunction<ServerResponse> to(RequestPredicate predicate) {
        return RouterFunctions.route(predicate, HANDLER);
    }

    private static List<Route> functional(RouterFunction<?> function) {
        return RouteCollector.collect(List.of(new RouterFunctionMapping(function)));
    }

    private static String text(Route route) {
        return new TreeSet<>(route.methods()) + " " + route.pattern() + " " + route.conditions();
    }

    private static String one(RouterFunction<?> function) {
        List<Route> routes = functional(function);
        assertThat(routes).hasSize(1);
        return text(routes.getFirst());
    }

    @Test
    void functionsHaveMethodsAndPaths() {
        assertThat(one(to(GET("/a/{x}")))).isEqualTo("[GET] /a/{x} []");
        assertThat(one(to(path("/a").and(methods(HttpMethod.PUT, HttpMethod.GET)))))
                .isEqualTo("[GET, PUT] /a []");
        assertThat(one(to(method(HttpMethod.GET)))).isEqualTo("[GET] /** []");
        assertThat(functional(to(GET("/a"))).getFirst().handler())
                .isEqualTo(RouteCollectorTests.class.getName() + " (lambda)");
    }

    @Test
    void nestedPathsAreAppended() {
        assertThat(one(RouterFunctions.nest(path("/api/"), to(GET("/a")))))
                .isEqualTo("[GET] /api/a []");
        assertThat(
                        one(
                                RouterFunctions.nest(
                                        path("/api").and(method(HttpMethod.POST)),
                                        RouterFunctions.nest(path("/v1"), to(path("/a/**"))))))
                .isEqualTo("[POST] /api/v1/a/** []");
        assertThat(one(RouterFunctions.nest(path("/api"), to(method(HttpMethod.GET)))))
                .isEqualTo("[GET] /api/** []");
        assertThat(one(RouterFunctions.nest(path("/api").and(path("/v1")), to(GET("/a")))))
                .isEqualTo("[GET] /api/v1/a []");
    }

    @Test
    void nestingEnds() {
        RouterFunction<ServerResponse> function =
                RouterFunctions.nest(path("/api"), to(GET("/a"))).and(to(GET("/b")));
        assertThat(functional(function).stream().map(RouteCollectorTests::text))
                .containsExactly("[GET] /api/a []", "[GET] /b []");
    }

    @Test
    void otherConditionsAreTexts() {
        assertThat(one(to(GET("/a").and(accept(MediaType.TEXT_PLAIN)))))
                .startsWith("[GET] /a [((GET && /a) && Accept");
        assertThat(one(to(path("/a").and(queryParam("q", "1"))))).startsWith("[] /a [(/a && ?q");
        assertThat(one(to(path("/a").and(version("1"))))).startsWith("[] /a [(/a && ");
        assertThat(one(to(path("/a").and(path("/{x}"))))).isEqualTo("[] /a [(/a && /{x})]");
        assertThat(one(to(path("/a").and(POST("/b").negate())))).startsWith("[] /a [(/a && !");
    }

    @Test
    void alternativesHaveAllPaths() {
        assertThat(one(to(GET("/a").or(POST("/b"))))).startsWith("[] /** [(");
        assertThat(one(RouterFunctions.nest(path("/a").or(path("/b")), to(GET("/c")))))
                .startsWith("[GET] /** [(/a || /b), ");
        RequestPredicate own = request -> true;
        assertThat(one(RouterFunctions.nest(own, to(GET("/c"))))).startsWith("[GET] /** [");
        assertThat(one(RouterFunctions.nest(headers(all -> true).negate(), to(GET("/c")))))
                .startsWith("[GET] /c [!");
    }

    @Test
    void patternsThatCannotBeJoinedHaveMorePaths() {
        assertThat(one(RouterFunctions.nest(path("/api/**"), to(GET("/a")))))
                .isEqualTo("[GET] /api/** [(GET && /a)]");
        assertThat(one(RouterFunctions.nest(path("/api"), to(GET("/**/a")))))
                .isEqualTo("[GET] /** []");
    }

    @Test
    void contradictionIsNamed() {
        assertThat(one(RouterFunctions.nest(method(HttpMethod.GET), to(POST("/a")))))
                .isEqualTo("[] /a [no request has all these methods at once]");
        assertThat(one(to(method(HttpMethod.GET).and(method(HttpMethod.PUT)))))
                .contains("no request has all");
    }

    @Test
    void filesAndUnknownFunctionsArePlacedWhereTheyAre() {
        assertThat(
                        one(
                                RouterFunctions.nest(
                                        path("/web"),
                                        RouterFunctions.resources(
                                                        "/static/**",
                                                        new ClassPathResource("static/"))
                                                .withAttribute("a", "b"))))
                .startsWith("[] /web/** [/static/** -> class path resource");
        RouterFunction<ServerResponse> own = request -> Mono.empty();
        assertThat(one(RouterFunctions.nest(path("/own"), own)))
                .isEqualTo("[] /own/** [what this router function answers is not known]");
        assertThat(RouteCollector.collect(List.of(new RouterFunctionMapping()))).isEmpty();
    }

    /** Its methods are mapped by hand. */
    static final class Orders {

        void find() {}
    }

    @Test
    void annotatedMethodsHaveOneRouteForEachPattern() throws Exception {
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
        mapping.registerMapping(
                RequestMappingInfo.paths("/orders/**", "/orders/{id}")
                        .methods(RequestMethod.GET)
                        .params("q")
                        .headers("X-A=1")
                        .consumes("text/plain")
                        .produces("application/json")
                        .build(),
                new Orders(),
                Orders.class.getDeclaredMethod("find"));
        mapping.registerMapping(
                RequestMappingInfo.paths("/orders/new").build(),
                new Orders(),
                Orders.class.getDeclaredMethod("find"));
        List<Route> routes = RouteCollector.collect(List.of(mapping));
        String conditions =
                "[params [q], headers [X-A=1], consumes [text/plain], produces [application/json]]";
        assertThat(routes.stream().map(RouteCollectorTests::text))
                .containsExactly(
                        "[] /orders/new []",
                        "[GET, HEAD] /orders/{id} " + conditions,
                        "[GET, HEAD] /orders/** " + conditions);
        assertThat(routes.getFirst().handler()).isEqualTo(Orders.class.getName() + "#find");
    }

    @Test
    void mappingsAreInTheirOrder() {
        ResourceWebHandler files = new ResourceWebHandler();
        files.setLocations(List.of(new ClassPathResource("static/")));
        WebHandler socket = exchange -> Mono.empty();
        SimpleUrlHandlerMapping byPath =
                new SimpleUrlHandlerMapping(Map.of("/**", files, "/socket", socket), 5);
        byPath.initApplicationContext();
        RouterFunctionMapping functional = new RouterFunctionMapping(to(GET("/a")));
        functional.setOrder(1);
        HandlerMapping own = exchange -> Mono.empty();
        List<Route> routes = RouteCollector.collect(List.of(own, byPath, functional));
        assertThat(routes.stream().map(RouteCollectorTests::text))
                .containsExactly(
                        "[GET] /a []",
                        "[] /socket []",
                        "[GET, HEAD, OPTIONS] /** []",
                        "[] /** [what this handler mapping answers is not known]");
        assertThat(routes.get(2).handler()).startsWith("files of [class path resource");
    }
}
