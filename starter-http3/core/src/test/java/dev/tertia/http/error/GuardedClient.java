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
package dev.tertia.http.error;

import dev.tertia.http.TraceIds;

import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.function.Supplier;

/** Clients of an application whose failures are guarded. */
public final class GuardedClient {

    private GuardedClient() {}

    /** Returns a guard as it is by default. */
    public static ErrorGuardFilter guard() {
        return guard(List.of(), List.of());
    }

    private static ErrorGuardFilter guard(
            List<ErrorHandler> handlers, List<ErrorMapping> mappings) {
        return new ErrorGuardFilter(
                new ErrorAnswers(handlers, new ErrorMappings(mappings)),
                new ProblemWriter(ServerCodecConfigurer.create().getWriters()),
                exchange -> new TraceIds("0af7651916cd43dd8448eb211c80319c", "b7ad6b71"));
    }

    static WebTestClient client(
            List<ErrorHandler> handlers, List<ErrorMapping> mappings, WebFilter... inner) {
        HandlerStrategies.Builder strategies =
                HandlerStrategies.builder().webFilter(guard(handlers, mappings));
        for (WebFilter filter : inner) {
            strategies.webFilter(filter);
        }
        RouterFunction<ServerResponse> routes =
                RouterFunctions.route()
                        .GET("/fine", request -> ServerResponse.ok().bodyValue("fine"))
                        .build();
        return WebTestClient.bindToRouterFunction(routes)
                .handlerStrategies(strategies.build())
                .build();
    }

    static WebTestClient failing(Supplier<Throwable> failure, ErrorMapping... mappings) {
        return client(List.of(), List.of(mappings), (exchange, chain) -> Mono.error(failure.get()));
    }
}
