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
package dev.tertia.http.cache;

import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;

import reactor.core.publisher.Mono;

/**
 * Checks conditions against the request as the application gets it. A decorated exchange would
 * check them against the client's.
 */
final class ExchangeConditions {

    private final ServerCodecConfigurer codecs = ServerCodecConfigurer.create();

    private final LocaleContextResolver locales = new AcceptHeaderLocaleContextResolver();

    ServerWebExchange of(ServerHttpRequest request, ServerHttpResponse response) {
        return new DefaultServerWebExchange(
                request, response, exchange -> Mono.empty(), this.codecs, this.locales);
    }
}
