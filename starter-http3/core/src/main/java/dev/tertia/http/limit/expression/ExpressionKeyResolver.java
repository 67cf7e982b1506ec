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

import dev.tertia.http.limit.KeyResolver;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds keys by an expression, such as {@code headers['X-Tenant'] ?: clientAddress}. Thread-safe.
 *
 * <p>Expressions are a part of SpEL: texts, {@code method}, {@code path}, {@code headers['...']},
 * {@code queryParameters['...']} (the first value of each), {@code clientAddress} and {@code
 * principal}, joined by {@code +}, {@code ==}, {@code !=}, {@code matches}, {@code and}, {@code
 * or}, {@code !}, {@code ? :} and {@code ?:}. There are no types, methods, beans, variables or
 * assignments. What is absent is {@code null}, and a result that is {@code null} is no key.
 *
 * <p>An evaluation that fails, such as one that is given up because a pattern looks at a million
 * characters, does not end the request: those requests are counted together as {@value #FAILED}, so
 * that nobody escapes a limit by a request that makes it fail. The first failure is logged, without
 * anything that the client has sent, and all are counted.
 *
 * @since 0.1.0
 */
public final class ExpressionKeyResolver implements KeyResolver {

    /** The key of all requests for which the expression fails. */
    public static final String FAILED = "expression-failed";

    private final EvaluationContext context =
            SimpleEvaluationContext.forPropertyAccessors(new KeyPropertyAccessor())
                    .withAssignmentDisabled()
                    .build();

    private final Expression expression;

    private final Set<KeyProperty> used;

    private final Function<ServerWebExchange, String> addresses;

    private final EvaluationFailures failures;

    /**
     * Parses an expression.
     *
     * @param expression the expression
     * @param addresses finds the address of the client without blocking
     * @throws IllegalArgumentException if the expression cannot be parsed or has a part that keys
     *     do not know; the message tells the expression, the position and the cure
     */
    public ExpressionKeyResolver(String expression, Function<ServerWebExchange, String> addresses) {
        KeyExpression parsed = KeyExpression.parse(expression);
        this.expression = parsed.expression();
        this.used = parsed.used();
        this.addresses = addresses;
        this.failures = new EvaluationFailures(expression);
    }

    @Override
    public Mono<String> resolve(ServerWebExchange exchange) {
        if (!needsPrincipal()) {
            return Mono.fromSupplier(() -> key(exchange, null));
        }
        return exchange.getPrincipal()
                .map(principal -> Optional.ofNullable(principal.getName()))
                .defaultIfEmpty(Optional.empty())
                .map(principal -> key(exchange, principal.orElse(null)));
    }

    /**
     * Tells whether the expression uses the principal, who is known after authentication only.
     *
     * @return whether it does
     */
    public boolean needsPrincipal() {
        return this.used.contains(KeyProperty.PRINCIPAL);
    }

    /**
     * Returns how many evaluations have failed.
     *
     * @return the number since the start
     */
    public long failures() {
        return this.failures.count();
    }

    private String key(ServerWebExchange exchange, @Nullable String principal) {
        try {
            KeySource source = new KeySource(exchange, this.addresses, principal);
            String key = this.expression.getValue(this.context, source, String.class);
            return (key != null) ? key : "";
        } catch (RuntimeException | StackOverflowError ex) {
            // A pattern with alternatives takes a part of the stack for each character.
            this.failures.add(ex);
            return FAILED;
        }
    }
}
