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
package dev.tertia.http.limit.expression;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

import java.util.function.Function;

/** What an expression is evaluated on. */
record KeySource(
        ServerWebExchange exchange,
        Function<ServerWebExchange, String> addresses,
        @Nullable String principal) {

    String method() {
        return this.exchange.getRequest().getMethod().name();
    }

    String path() {
        return this.exchange.getRequest().getPath().pathWithinApplication().value();
    }

    @Nullable String header(String name) {
        return this.exchange.getRequest().getHeaders().getFirst(name);
    }

    @Nullable String queryParameter(String name) {
        return this.exchange.getRequest().getQueryParams().getFirst(name);
    }

    String clientAddress() {
        return this.addresses.apply(this.exchange);
    }
}
