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

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import java.util.List;

/** Shows the filters that a request passes, in their order. */
@Endpoint(id = "filters")
final class FiltersEndpoint {

    private final EffectiveFilters filters;

    FiltersEndpoint(EffectiveFilters filters) {
        this.filters = filters;
    }

    @ReadOperation
    FilterChain filters() {
        return new FilterChain(this.filters.list());
    }

    /**
     * What the endpoint answers.
     *
     * @param filters the filters, the first to be passed first
     */
    record FilterChain(List<EffectiveFilter> filters) implements OperationResponseBody {}
}
