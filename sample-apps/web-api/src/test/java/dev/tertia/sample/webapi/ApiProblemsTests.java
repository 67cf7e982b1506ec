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
package dev.tertia.sample.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.Exceptions;

import java.io.IOException;

class ApiProblemsTests {

    private final ApiProblems problems = new ApiProblems();
    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/api/products"));

    @Test
    void hidesTheReasonOfAnUnexpectedFailure() {
        ResponseEntity<Object> answer =
                problems.handleUnexpected(new IllegalStateException("password"), exchange)
                        .blockOptional()
                        .orElseThrow();
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(answer.getBody()).isInstanceOf(ProblemDetail.class);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("password");
    }

    @Test
    void answersNobodyWhenTheClientHasGone() {
        IOException gone = new IOException("Connection reset by peer");
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> problems.handleUnexpected(gone, exchange).block())
                .satisfies(failure -> assertThat(Exceptions.unwrap(failure)).isSameAs(gone));
    }
}
