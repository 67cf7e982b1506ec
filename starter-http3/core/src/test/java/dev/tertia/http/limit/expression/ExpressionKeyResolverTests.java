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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;

import dev.tertia.http.LogRecorder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.security.Principal;

final class ExpressionKeyResolverTests {

    private final ServerWebExchange exchange =
            MockServerWebExchange.from(
                    MockServerHttpRequest.get("/api/users/7?tenant=blue&tenant=red&empty=")
                            .header("X-Tenant", "acme", "other")
                            .header("X-Long", "a".repeat(20_000)));

    private static ExpressionKeyResolver resolver(String expression) {
        return new ExpressionKeyResolver(expression, exchange -> "192.0.2.1");
    }

    private String key(ExpressionKeyResolver resolver) {
        return resolver.resolve(this.exchange).blockOptional().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    method                                                | GET
                    path                                                  | /api/users/7
                    clientAddress                                         | 192.0.2.1
                    headers['x-tenant']                                   | acme
                    headers["X-TENANT"]                                   | acme
                    queryParameters['tenant']                             | blue
                    headers['x-absent'] ?: clientAddress                  | 192.0.2.1
                    queryParameters['empty'] ?: 'none'                    | none
                    headers['X-Tenant'] + '/' + method                    | acme/GET
                    path matches '/api/.*' ? 'api' : 'other'              | api
                    method == 'GET' or method == 'HEAD' ? 'read' : 'write'| read
                    headers['x-absent'] != null and true ? 'a' : 'b'      | b
                    !(method == 'GET')                                    | false
                    headers['x-absent'] ?: (method != 'GET' ? 'w' : 'r')  | r
                    """)
    void finds(String expression, String key) {
        assertThat(key(resolver(expression))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"headers['X-Absent']", "queryParameters['absent']", "null", "principal"})
    void absentIsNoKey(String expression) {
        assertThat(key(resolver(expression))).isEmpty();
    }

    @Test
    void knowsThePrincipal() {
        Principal principal = () -> "ada";
        var authenticated = this.exchange.mutate().principal(Mono.just(principal)).build();
        ExpressionKeyResolver resolver = resolver("principal ?: clientAddress");
        assertThat(resolver.needsPrincipal()).isTrue();
        assertThat(resolver("path").needsPrincipal()).isFalse();
        assertThat(resolver.resolve(authenticated).block()).isEqualTo("ada");
        assertThat(key(resolver)).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T(java.lang.Runtime).getRuntime().exec('id')",
                "T(java.lang.System).exit(1)",
                "new java.lang.ProcessBuilder('id').start()",
                "''.class.forName('java.lang.Runtime')",
                "''.getClass()",
                "path.getBytes()",
                "path.length()",
                "path.bytes",
                "headers.clear()",
                "headers.keySet()",
                "headers['X-Tenant'].class",
                "headers['X-Tenant']['class']",
                "headers['X-Tenant'] = 'other'",
                "headers[method]",
                "headers[T(java.lang.Runtime).name]",
                "headers",
                "queryParameters",
                "headers.?[true]",
                "headers.![key]",
                "@environment['secret']",
                "&factory",
                "#root",
                "#this.exchange",
                "#systemProperties['user.home']",
                "exchange",
                "systemEnvironment['PATH']",
                "method['bytes']['length'] == 'x'",
                "{1,2,3}",
                "{a: path}",
                "path instanceof T(String)",
                "path++",
                "2 ^ 100000000",
                "'a' * 100000",
                "path matches headers['x-pattern']",
                "path matches '('",
                "path; method",
                "path +",
                "'unterminated",
                "headers['x'",
                "",
                " "
            })
    void refuses(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolver(expression))
                .withMessageContaining("[" + expression + "]")
                .withMessageContaining("at position ")
                .withMessageContaining("headers['X-Tenant'] ?: clientAddress");
    }

    @Test
    void tellsWhereAnExpressionIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolver("method + T(java.lang.Runtime)"))
                .withMessageContaining("at position 9")
                .withMessageContaining("'T(java.lang.Runtime)' cannot be used");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolver("method + tenant"))
                .withMessageContaining("at position 9")
                .withMessageContaining("'queryParameters[...]'");
    }

    /** Whoever makes an evaluation fail would else have no limit, or a 500. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "headers['X-Absent'] ? 'a' : 'b'",
                "headers['X-Long'] + headers['X-Long'] + headers['X-Long'] + headers['X-Long']"
                        + " + headers['X-Long'] + headers['X-Long']",
                "headers['X-Long'] matches '(a*)*b'",
                "headers['X-Long'] matches '(a|b|ab)*c'"
            })
    void requestsThatFailCountTogether(String expression) {
        ExpressionKeyResolver resolver = resolver(expression);
        try (LogRecorder log = LogRecorder.of(EvaluationFailures.class, Level.DEBUG)) {
            for (int i = 0; i < 3; i++) {
                assertThat(key(resolver)).isEqualTo(ExpressionKeyResolver.FAILED);
            }
            assertThat(resolver.failures()).isEqualTo(3);
            assertThat(log.events())
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .contains(expression)
                    .doesNotContain("aaaa");
        }
    }

    @Test
    void addressThatCannotBeFoundFailsLikeAnyOther() {
        ExpressionKeyResolver resolver =
                new ExpressionKeyResolver(
                        "clientAddress",
                        request -> {
                            throw new IllegalStateException("secret");
                        });
        try (LogRecorder log = LogRecorder.of(EvaluationFailures.class, Level.DEBUG)) {
            assertThat(key(resolver)).isEqualTo(ExpressionKeyResolver.FAILED);
            assertThat(log.events().getFirst().getFormattedMessage()).doesNotContain("secret");
        }
    }
}
