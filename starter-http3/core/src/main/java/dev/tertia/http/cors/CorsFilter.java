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
package dev.tertia.http.cors;

import dev.tertia.http.FilterOrder;
import dev.tertia.http.FilterStage;
import dev.tertia.http.error.HttpProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers preflight requests with 204, refuses foreign origins with 403, and says to caches and
 * browsers on every other response, failures included, which origin it is for. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CorsFilter implements FilterStage {

    private final StrictProcessor processor = new StrictProcessor();

    private final LongAdder refused = new LongAdder();

    private final CorsConfigurationSource policies;

    /**
     * Creates a filter.
     *
     * @param policies which policy counts for a request; requests without one pass
     */
    public CorsFilter(CorsConfigurationSource policies) {
        this.policies = policies;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        CorsConfiguration policy = this.policies.getCorsConfiguration(exchange);
        if (policy == null) {
            return chain.filter(exchange);
        }
        ServerHttpResponse response = exchange.getResponse();
        if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            return this.processor.process(policy, exchange) ? noContent(response) : refuse();
        }
        if (!allow(policy, exchange) && !this.processor.process(policy, exchange)) {
            return refuse();
        }
        response.beforeCommit(() -> Mono.fromRunnable(() -> varyByOrigin(response.getHeaders())));
        return chain.filter(exchange);
    }

    private static Mono<Void> noContent(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private Mono<Void> refuse() {
        this.refused.increment();
        return Mono.error(
                HttpProblemException.of(HttpStatus.FORBIDDEN)
                        .detail("This origin, method or header is not allowed here."));
    }

    /**
     * Lets most requests pass. The processor would parse the origin of each, and list all of its
     * fields as if it were a preflight request.
     */
    private boolean allow(CorsConfiguration policy, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String origin = request.getHeaders().getOrigin();
        if (origin == null) {
            return true;
        }
        String allowed = this.processor.checkOrigin(policy, origin);
        if (allowed == null || policy.checkHttpMethod(request.getMethod()) == null) {
            return false;
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setAccessControlAllowOrigin(allowed);
        List<String> exposed = policy.getExposedHeaders();
        if (exposed != null && !exposed.isEmpty()) {
            headers.setAccessControlExposeHeaders(exposed);
        }
        if (Boolean.TRUE.equals(policy.getAllowCredentials())) {
            headers.setAccessControlAllowCredentials(true);
        }
        return true;
    }

    /** At the end, as a handler that sets the field itself removes what was said before. */
    private static void varyByOrigin(HttpHeaders headers) {
        List<String> said = headers.getOrEmpty(HttpHeaders.VARY);
        if (said.isEmpty()) {
            headers.set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            return;
        }
        if (said.contains(HttpHeaders.ORIGIN)) {
            return;
        }
        for (String name : headers.getVary()) {
            if (name.equalsIgnoreCase(HttpHeaders.ORIGIN) || name.equals("*")) {
                return;
            }
        }
        // The list may be the handler's own, and not to be changed.
        List<String> vary = new ArrayList<>(said);
        vary.add(HttpHeaders.ORIGIN);
        headers.put(HttpHeaders.VARY, vary);
    }

    /**
     * Returns how many requests were refused.
     *
     * @return a number that only grows
     */
    public long refused() {
        return this.refused.sum();
    }

    CorsConfigurationSource policies() {
        return this.policies;
    }

    @Override
    public int getOrder() {
        return FilterOrder.CORS;
    }

    /** Spring makes the name of a checkpoint of it with every request. */
    @Override
    public String toString() {
        return "CorsFilter";
    }

    /** Leaves the answer to the filter, and takes nothing for an origin that is none. */
    private static final class StrictProcessor extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {}

        @Override
        protected @Nullable String checkOrigin(
                CorsConfiguration policy, @Nullable String requestOrigin) {
            List<String> exact = policy.getAllowedOrigins();
            if (requestOrigin == null || (exact != null && exact.contains(requestOrigin))) {
                return requestOrigin;
            }
            boolean plain = requestOrigin.equals("null") || OriginSyntax.isOrigin(requestOrigin);
            return plain ? policy.checkOrigin(requestOrigin) : null;
        }
    }
}
