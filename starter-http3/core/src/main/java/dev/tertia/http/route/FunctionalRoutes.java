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

import org.springframework.core.io.Resource;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.pattern.PathPatternParser;

import reactor.core.publisher.Mono;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The routes of router functions, in the order in which they are tried. */
final class FunctionalRoutes implements RouterFunctions.Visitor {

    private final List<Route> routes = new ArrayList<>();

    private final Deque<RoutePredicate> nested = new ArrayDeque<>();

    FunctionalRoutes(PathPatternParser parser) {
        this.nested.push(RoutePredicate.everything(parser));
    }

    List<Route> routes() {
        return this.routes;
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        this.nested.push(outer().nest(predicate));
    }

    @Override
    public void endNested(RequestPredicate predicate) {
        this.nested.pop();
    }

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handlerFunction) {
        this.routes.add(outer().and(predicate).route(describe(handlerFunction)));
    }

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookupFunction) {
        this.routes.add(outer().sometimes(lookupFunction.toString()).route("files"));
    }

    @Override
    public void attributes(Map<String, Object> attributes) {
        // They do not change what is answered.
    }

    @Override
    public void unknown(RouterFunction<?> routerFunction) {
        this.routes.add(
                outer().sometimes("what this router function answers is not known")
                        .route(describe(routerFunction)));
    }

    /** The name of a lambda's class is another one in each process. */
    private static String describe(Object function) {
        String name = function.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return (lambda >= 0) ? name.substring(0, lambda) + " (lambda)" : name;
    }

    private RoutePredicate outer() {
        return this.nested.getFirst();
    }
}
