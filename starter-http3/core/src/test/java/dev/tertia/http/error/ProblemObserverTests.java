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

import dev.tertia.http.TraceIdSource;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

final class ProblemObserverTests {

    private static final URI TYPE = URI.create("https://example.com/problems/sold-out");

    private final List<String> seen = new ArrayList<>();

    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/"));

    private final ErrorAnswers answers =
            new ErrorAnswers(
                    List.of(),
                    new ErrorMappings(
                            List.of(
                                    new ErrorMapping(
                                            IllegalStateException.class,
                                            HttpStatus.CONFLICT,
                                            TYPE,
                                            null,
                                            null,
                                            null),
                                    new ErrorMapping(
                                            ArithmeticException.class,
                                            HttpStatus.CONFLICT,
                                            null,
                                            null,
                                            null,
                                            null))));

    @Test
    void learnsTheAnswerToAFailure() {
        IllegalStateException failure = new IllegalStateException("for the test");
        new ErrorGuardFilter(
                        this.answers,
                        new ProblemWriter(ServerCodecConfigurer.create().getWriters()),
                        TraceIdSource.NONE,
                        (request, answer) ->
                                this.seen.add(
                                        answer.getStatusCode().value()
                                                + " "
                                                + answer.getBody().getType()))
                .filter(this.exchange, request -> Mono.error(failure))
                .block();
        assertThat(this.seen).containsExactly("409 " + TYPE);
        assertThat(
                        this.exchange.<Throwable>getAttribute(
                                ExceptionHandlingWebHandler.HANDLED_WEB_EXCEPTION))
                .as("what Spring's observation takes for its error")
                .isSameAs(failure);
    }

    @Test
    void theTypesOfTheMappingsAreKnown() {
        assertThat(this.answers.types()).containsExactly(TYPE);
    }
}
