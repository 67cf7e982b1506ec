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

import dev.tertia.http.route.Route;
import dev.tertia.http.route.RouteCollector;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.webflux.actuate.endpoint.web.AbstractWebFluxEndpointHandlerMapping;
import org.springframework.web.reactive.HandlerMapping;

import java.util.List;
import java.util.function.Predicate;

/** The routes of the handler mappings as they are now. Thread-safe. */
final class ApplicationRoutes {

    private static final Predicate<HandlerMapping> OF_ACTUATOR =
            AbstractWebFluxEndpointHandlerMapping.class::isInstance;

    private final ListableBeanFactory beans;

    ApplicationRoutes(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Returns the routes without those of Actuator, which have access rules of their own. */
    List<Route> ofApplication() {
        return routes(OF_ACTUATOR.negate());
    }

    List<Route> ofActuator() {
        return routes(OF_ACTUATOR);
    }

    private List<Route> routes(Predicate<HandlerMapping> wanted) {
        // As WebFlux itself looks for them.
        var mappings =
                BeanFactoryUtils.beansOfTypeIncludingAncestors(
                        this.beans, HandlerMapping.class, true, false);
        return RouteCollector.collect(mappings.values().stream().filter(wanted).toList());
    }
}
