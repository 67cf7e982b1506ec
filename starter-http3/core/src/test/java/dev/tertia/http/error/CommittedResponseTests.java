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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tertia.http.ExchangeAttributes;
import dev.tertia.http.FilterOrder;
import dev.tertia.http.TraceIdSource;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import java.io.IOException;
import java.util.List;

/** Failures that nobody can be told of any more. */
final class CommittedResponseTests {

    private static final ErrorGuardFilter GUARD =
            new ErrorGuardFilter(
                    new ErrorAnswers(List.of(), new ErrorMappings(List.of())),
                    new ProblemWriter(ServerCodecConfigurer.create().getWriters()),
                    TraceIdSource.NONE);

    private static MockServerWebExchange assertThatPassedOn(
            WebFilterChain chain, Exception failure) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/stream"));
        StepVerifier.create(GUARD.filter(exchange, chain)).verifyErrorMatches(failure::equals);
        assertThat(exchange.<Throwable>getAttribute(ExchangeAttributes.ERROR)).isSameAs(failure);
        return exchange;
    }

    @Test
    void responseThatHasBegunIsNotContinuedWithAProblem() {
        IllegalStateException failure = new IllegalStateException("half-way");
        MockServerWebExchange exchange =
                assertThatPassedOn(
                        committed ->
                                committed.getResponse().setComplete().then(Mono.error(failure)),
                        failure);
        assertThat(exchange.getResponse().getStatusCode()).isNull();
    }

    @Test
    void clientThatHasGoneGetsNothing() {
        IOException failure = new IOException("Broken pipe");
        MockServerWebExchange exchange = assertThatPassedOn(gone -> Mono.error(failure), failure);
        assertThat(exchange.getResponse().isCommitted()).isFalse();
    }

    @Test
    void comesAfterTheLogAlone() {
        assertThat(GUARD.getOrder())
                .isEqualTo(FilterOrder.ERROR_GUARD)
                .isGreaterThan(FilterOrder.REQUEST_LOG);
    }

    @Test
    void problemIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpProblemException.of(HttpStatus.OK))
                .withMessageContaining("200");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ErrorMapping(IOException.class, HttpStatus.OK, null, null, null, null))
                .withMessageContaining("200");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ErrorMapping(IOException.class, null, null, "Late", null, null))
                .withMessageContaining("java.io.IOException");
    }
}
