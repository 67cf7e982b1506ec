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

import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the routes of WebFlux's handler mappings.
 *
 * @since 0.1.0
 */
public final class RouteCollector {

    private RouteCollector() {}

    /**
     * Reads the routes. One that cannot be told exactly, such as that of a mapping of another kind,
     * has more paths and methods than it answers, and a condition that says so.
     *
     * @param mappings the mappings in any order
     * @return the routes in the order in which they are tried
     */
    public static List<Route> collect(Collection<? extends HandlerMapping> mappings) {
        return mappings.stream()
                .sorted(AnnotationAwareOrderComparator.INSTANCE)
                .flatMap(RouteCollector::routes)
                .toList();
    }

    private static Stream<Route> routes(HandlerMapping mapping) {
        return switch (mapping) {
            case RequestMappingInfoHandlerMapping annotated -> AnnotatedRoutes.of(annotated);
            case RouterFunctionMapping functional -> functional(functional);
            case AbstractUrlHandlerMapping byPath -> UrlRoutes.of(byPath);
            default -> unknown(mapping);
        };
    }

    private static Stream<Route> functional(RouterFunctionMapping mapping) {
        RouterFunction<?> function = mapping.getRouterFunction();
        if (function == null) {
            return Stream.empty();
        }
        FunctionalRoutes routes = new FunctionalRoutes(mapping.getPathPatternParser());
        function.accept(routes);
        return routes.routes().stream();
    }

    /** WebFlux has an empty mapping of a private class in place of resources. */
    private static Stream<Route> unknown(HandlerMapping mapping) {
        return mapping.getClass().getSimpleName().equals("EmptyHandlerMapping")
                ? Stream.empty()
                : Stream.of(
                        new Route(
                                Set.of(),
                                PathPatternParser.defaultInstance.parse("/**"),
                                mapping.getClass().getName(),
                                List.of("what this handler mapping answers is not known")));
    }
}
