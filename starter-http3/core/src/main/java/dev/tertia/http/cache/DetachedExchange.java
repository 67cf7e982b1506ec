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

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exchange that asks the same as another, by GET and without conditions, but has nobody to
 * answer. It may outlive the other, so what can change or end with that is copied.
 */
final class DetachedExchange extends ServerWebExchangeDecorator {

    private final ServerHttpRequest request;

    private final ServerHttpResponse response;

    private final Map<String, Object> attributes;

    DetachedExchange(ServerWebExchange exchange) {
        super(exchange);
        // The copy reads its cookies from the first, which keeps them once they were read.
        var _ = exchange.getRequest().getCookies();
        this.request =
                exchange.getRequest()
                        .mutate()
                        .method(HttpMethod.GET)
                        .headers(DetachedExchange::removeConditions)
                        .build();
        this.response = new DetachedResponse(exchange.getResponse().bufferFactory());
        this.attributes = new ConcurrentHashMap<>(exchange.getAttributes());
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
    public Map<String, Object> getAttributes() {
        return this.attributes;
    }

    private static void removeConditions(HttpHeaders headers) {
        headers.remove(HttpHeaders.IF_NONE_MATCH);
        headers.remove(HttpHeaders.IF_MODIFIED_SINCE);
    }
}
