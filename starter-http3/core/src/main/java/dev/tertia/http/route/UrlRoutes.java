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
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The routes of handlers by path, such as those of files, the most specific ones first. */
final class UrlRoutes {

    private static final Set<HttpMethod> OF_FILES =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private UrlRoutes() {}

    static Stream<Route> of(AbstractUrlHandlerMapping mapping) {
        return mapping.getHandlerMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        new Route(
                                (entry.getValue() instanceof ResourceWebHandler)
                                        ? OF_FILES
                                        : Set.of(),
                                entry.getKey(),
                                describe(entry.getValue()),
                                List.of()));
    }

    private static String describe(Object handler) {
        if (handler instanceof ResourceWebHandler files) {
            return "files of " + files.getLocations();
        }
        return (handler instanceof String bean) ? bean : handler.getClass().getName();
    }
}
