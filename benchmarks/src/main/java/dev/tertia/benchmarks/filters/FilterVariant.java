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
package dev.tertia.benchmarks.filters;

import dev.tertia.http.FilterSequence;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import java.util.List;
import java.util.Locale;

/** What stands before the application. */
public enum FilterVariant {
    /** The application alone. */
    BARE,
    /** A line of JSON for each request, to an asynchronous appender that writes it to nowhere. */
    REQUEST_LOG,
    /** Problem details of failures, of which there are none. */
    ERROR_GUARD,
    /** The address of the client, without a proxy. */
    CLIENT_ADDRESS,
    /** A request of a page of another origin, which is allowed. */
    CORS,
    /** A local limit by address, with its headers. */
    ADDRESS_LIMIT,
    /** All of them in their order. */
    WHOLE_CHAIN;

    private List<WebFilter> filters() {
        return switch (this) {
            case BARE -> List.of();
            case REQUEST_LOG -> List.of(FilterStages.requestLog());
            case ERROR_GUARD -> List.of(FilterStages.errorGuard());
            case CLIENT_ADDRESS -> List.of(FilterStages.clientAddress());
            case CORS -> List.of(FilterStages.cors());
            case ADDRESS_LIMIT -> List.of(FilterStages.addressLimit());
            case WHOLE_CHAIN ->
                    List.of(
                            FilterStages.requestLog(),
                            FilterStages.errorGuard(),
                            FilterStages.clientAddress(),
                            FilterStages.cors(),
                            FilterStages.addressLimit());
        };
    }

    /** Returns what a server would call. */
    HttpHandler handler() {
        return WebHttpHandlerBuilder.webHandler(
                        RouterFunctions.toWebHandler(
                                RouterFunctions.route()
                                        .GET(
                                                "/hello",
                                                request ->
                                                        ServerResponse.ok()
                                                                .bodyValue("Hello, world"))
                                        .build()))
                .filters(chain -> chain.addAll(FilterSequence.join(filters())))
                .build();
    }

    /** Returns the name as people write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
