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

import java.util.List;

/**
 * The rules of one stage that requests pass. Thread-safe.
 *
 * @since 0.1.0
 */
public interface RouteRules {

    /**
     * Returns what the stage is called.
     *
     * @return a name such as {@code rate-limit}
     */
    String stage();

    /**
     * Finds the rules for a route.
     *
     * @param route the route
     * @return the rules, in the order in which they count; empty if requests to it pass the stage
     *     untouched
     */
    List<AppliedRule> of(Route route);
}
