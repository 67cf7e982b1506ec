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
package dev.tertia.http.limit;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

import reactor.core.publisher.Mono;

import java.security.Principal;
import java.util.List;
import java.util.function.Function;

/**
 * Finds what the requests of a policy are counted by. Thread-safe.
 *
 * <p>What it finds may be of any length and hold any character: longer keys are replaced by a hash.
 * Whoever chooses the key chooses the bucket, so that a policy by something that a client makes up,
 * such as a header field before authentication, needs another one by its address beside it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface KeyResolver {

    /**
     * Finds the key of a request.
     *
     * @param exchange the request
     * @return the key; empty, or an empty string, if it has none, see {@link EmptyKey}. An error
     *     ends the request
     */
    Mono<String> resolve(ServerWebExchange exchange);

    /**
     * Says what requests are counted by, for people.
     *
     * @return a few words such as {@code client-address}
     */
    default String description() {
        return "a key of its own";
    }

    /**
     * Returns this resolver with another description.
     *
     * @param description a few words
     * @return the resolver
     */
    default KeyResolver describedAs(String description) {
        return new DescribedKeyResolver(this, description);
    }

    /**
     * Returns a resolver by what a function finds, such as the address of the client.
     *
     * @param function finds the key without blocking, and returns an empty string for none
     * @return the resolver
     */
    static KeyResolver of(Function<ServerWebExchange, String> function) {
        return exchange -> Mono.just(function.apply(exchange));
    }

    /**
     * Returns a resolver by the name of the principal, which is known after authentication only.
     *
     * @return the resolver
     */
    static KeyResolver principal() {
        return exchange -> exchange.getPrincipal().map(Principal::getName);
    }

    /**
     * Returns a resolver by the first value of a header field.
     *
     * @param name the name of the field
     * @return the resolver
     */
    static KeyResolver header(String name) {
        return exchange -> Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(name));
    }

    /**
     * Returns a resolver by the first pattern that matches the path, so that all its paths count
     * together.
     *
     * @param patterns the patterns in their order
     * @return the resolver
     */
    static KeyResolver pathPattern(List<PathPattern> patterns) {
        List<PathPattern> copy = List.copyOf(patterns);
        return exchange -> {
            var path = exchange.getRequest().getPath().pathWithinApplication();
            return Mono.justOrEmpty(
                    copy.stream()
                            .filter(pattern -> pattern.matches(path))
                            .map(PathPattern::getPatternString)
                            .findFirst());
        };
    }

    /**
     * Returns a resolver by several things at once. It is empty only if all of them are.
     *
     * @param parts what to resolve, at least one
     * @return the resolver
     * @throws IllegalArgumentException if there are no parts
     */
    static KeyResolver composite(KeyResolver... parts) {
        return new CompositeKeyResolver(List.of(parts));
    }
}
