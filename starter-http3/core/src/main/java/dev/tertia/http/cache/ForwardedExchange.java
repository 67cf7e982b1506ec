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

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

import reactor.core.publisher.Mono;

import java.time.Instant;

/** An exchange as the application gets it. */
final class ForwardedExchange extends ServerWebExchangeDecorator {

    private final ServerHttpRequest request;

    private final ServerHttpResponse response;

    private final ServerWebExchange conditions;

    ForwardedExchange(
            ServerWebExchange exchange,
            ServerHttpRequest request,
            ServerHttpResponse response,
            ExchangeConditions conditions) {
        super(exchange);
        this.request = request;
        this.response = response;
        this.conditions = conditions.of(request, response);
    }

    @Override
    public ServerHttpRequest getRequest() {
        return this.request;
    }

    @Override
    public ServerHttpResponse getResponse() {
        return this.response;
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return Mono.fromSupplier(LinkedMultiValueMap::new);
    }

    @Override
    public Mono<MultiValueMap<String, Part>> getMultipartData() {
        return Mono.fromSupplier(LinkedMultiValueMap::new);
    }

    @Override
    public boolean isNotModified() {
        return this.conditions.isNotModified();
    }

    @Override
    public boolean checkNotModified(Instant lastModified) {
        return this.conditions.checkNotModified(lastModified);
    }

    @Override
    public boolean checkNotModified(String etag) {
        return this.conditions.checkNotModified(etag);
    }

    @Override
    public boolean checkNotModified(@Nullable String etag, Instant lastModified) {
        return this.conditions.checkNotModified(etag, lastModified);
    }
}
