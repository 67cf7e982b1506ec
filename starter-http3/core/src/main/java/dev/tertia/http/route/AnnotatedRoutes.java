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

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.condition.RequestCondition;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The routes of annotated methods, the most specific ones first. */
final class AnnotatedRoutes {

    private AnnotatedRoutes() {}

    static Stream<Route> of(RequestMappingInfoHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparing(Route::pattern)
                                .thenComparing(route -> route.methods().isEmpty())
                                .thenComparing(Route::handler));
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod method) {
        String handler = method.getBeanType().getName() + "#" + method.getMethod().getName();
        return info.getPatternsCondition().getPatterns().stream()
                .map(pattern -> new Route(methods(info), pattern, handler, conditions(info)));
    }

    /** What has {@code GET} answers {@code HEAD} too. */
    private static Set<HttpMethod> methods(RequestMappingInfo info) {
        Set<HttpMethod> methods = new HashSet<>();
        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
            methods.add(method.asHttpMethod());
            if (method == RequestMethod.GET) {
                methods.add(HttpMethod.HEAD);
            }
        }
        return methods;
    }

    private static List<String> conditions(RequestMappingInfo info) {
        List<String> conditions = new ArrayList<>();
        add("params", info.getParamsCondition().getExpressions(), conditions);
        add("headers", info.getHeadersCondition().getExpressions(), conditions);
        add("consumes", info.getConsumesCondition().getExpressions(), conditions);
        add("produces", info.getProducesCondition().getExpressions(), conditions);
        String version = info.getVersionCondition().getVersion();
        if (version != null) {
            conditions.add("version [" + version + "]");
        }
        RequestCondition<?> custom = info.getCustomCondition();
        if (custom != null) {
            conditions.add(custom.toString());
        }
        return conditions;
    }

    private static void add(String what, Set<?> expressions, List<String> conditions) {
        if (!expressions.isEmpty()) {
            conditions.add(what + " " + expressions);
        }
    }
}
