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
package dev.tertia.http.auth.apikey;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;

/** Finds the API key of a request. */
final class ApiKeyConverter implements ServerAuthenticationConverter {

    /** Longer ones are refused before they cost a digest. */
    private static final int MAX_LENGTH = 512;

    private final String header;

    private final @Nullable String queryParameter;

    ApiKeyConverter(String header, @Nullable String queryParameter) {
        this.header = header;
        this.queryParameter = queryParameter;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> keys = find(exchange.getRequest());
        if (keys.isEmpty()) {
            return Mono.empty();
        }
        String key = keys.getFirst();
        // With several keys it would be a matter of taste whose request it is.
        if (keys.size() > 1 || key.isBlank() || key.length() > MAX_LENGTH) {
            return Mono.error(new BadCredentialsException("Not one API key"));
        }
        return Mono.just(new PresentedApiKey(ApiKeyDigest.of(key)));
    }

    private List<String> find(ServerHttpRequest request) {
        List<String> keys = new ArrayList<>(request.getHeaders().getOrEmpty(this.header));
        if (this.queryParameter != null) {
            List<String> values = request.getQueryParams().get(this.queryParameter);
            if (values != null) {
                values.forEach(value -> keys.add((value != null) ? value : ""));
            }
        }
        return keys;
    }
}
