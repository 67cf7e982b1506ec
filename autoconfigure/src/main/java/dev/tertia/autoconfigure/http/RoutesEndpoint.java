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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.Route;
import dev.tertia.http.route.RouteRules;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shows the routes with the rules that the requests to each meet. */
@Endpoint(id = "routes")
final class RoutesEndpoint {

    private final ApplicationRoutes routes;

    private final ObjectProvider<RouteRules> stages;

    RoutesEndpoint(ApplicationRoutes routes, ObjectProvider<RouteRules> stages) {
        this.routes = routes;
        this.stages = stages;
    }

    /** Shows all routes, or those that may answer a path, with what this very path meets. */
    @ReadOperation
    Routes routes(@Nullable String path) {
        List<Route> shown = (path != null) ? at(path) : this.routes.ofApplication();
        return new Routes(shown.stream().map(this::describe).toList());
    }

    private List<Route> at(String path) {
        if (!path.startsWith("/")) {
            throw invalid("A path begins with '/' but was '" + path + "'");
        }
        PathContainer one = parse(path);
        if (this.routes.ofActuator().stream().anyMatch(route -> route.pattern().matches(one))) {
            throw invalid(
                    "'%s' is a path of Actuator, whose access has rules of its own: it is not shown here"
                            .formatted(path));
        }
        return this.routes.ofApplication().stream()
                .flatMap(route -> Stream.ofNullable(route.at(one)))
                .toList();
    }

    private static PathContainer parse(String path) {
        try {
            return PathContainer.parsePath(path);
        } catch (IllegalArgumentException ex) {
            throw invalid("'" + path + "' is no path: " + ex.getMessage());
        }
    }

    private static InvalidEndpointRequestException invalid(String message) {
        return new InvalidEndpointRequestException(message, message);
    }

    private RouteView describe(Route route) {
        Map<String, List<RuleView>> rules = new LinkedHashMap<>();
        this.stages
                .orderedStream()
                .forEach(stage ->
                        rules.put(
                                stage.stage(),
                                stage.of(route).stream().map(RuleView::of).toList()));
        List<String> methods = route.methods().stream().map(HttpMethod::name).sorted().toList();
        return new RouteView(
                methods.isEmpty() ? List.of("*") : methods,
                route.pattern().getPatternString(),
                route.handler(),
                route.conditions(),
                rules);
    }

    /**
     * What the endpoint answers.
     *
     * @param routes the routes, in the order in which they are tried
     */
    record Routes(List<RouteView> routes) implements OperationResponseBody {}

    /**
     * A route.
     *
     * @param methods its methods; {@code *} is all
     * @param path the pattern of its paths
     * @param handler what answers
     * @param conditions what else a request must have
     * @param rules the rules of each stage that is there
     */
    record RouteView(
            List<String> methods,
            String path,
            String handler,
            List<String> conditions,
            Map<String, List<RuleView>> rules) {}

    /**
     * A rule.
     *
     * @param name what it is called
     * @param coverage {@code always} or {@code sometimes}
     * @param effect what it does
     */
    record RuleView(String name, String coverage, String effect) {

        static RuleView of(AppliedRule rule) {
            return new RuleView(rule.name(), rule.coverage().toString(), rule.effect());
        }
    }
}
