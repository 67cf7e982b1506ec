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

import static dev.tertia.http.error.GuardedClient.client;
import static dev.tertia.http.error.GuardedClient.failing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ResponseStatusException;

import java.util.List;

final class ProblemPageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html
                    text/html;q=0.5, application/json                              | application/problem+json
                    application/json;q=0.5, text/html                              | text/html
                    */*                                                            | application/problem+json
                    application/vnd.acme+json, text/html;q=0.9                     | application/problem+json
                    image/png                                                      | application/problem+json
                    nonsense                                                       | application/problem+json
                    """)
    void pageForBrowsers(String accept, String type) {
        client(List.of(), List.of())
                .get()
                .uri("/nowhere")
                .header("Accept", accept)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith(type);
    }

    @Test
    void pageEscapesWhatItShows() {
        failing(() -> new ResponseStatusException(HttpStatus.CONFLICT, "<script>alert(1)</script>"))
                .get()
                .uri("/")
                .header("Accept", "text/html")
                .exchange()
                .expectBody(String.class)
                .consumeWith(page ->
                        assertThat(page.getResponseBody())
                                .contains("<title>409 Conflict</title>")
                                .contains("<h1>Conflict</h1>")
                                .contains("&lt;script&gt;")
                                .contains("Trace 0af7651916cd43dd8448eb211c80319c")
                                .doesNotContain("<script"));
    }

    @Test
    void pageHasNoEmptyParts() {
        assertThat(ProblemPage.of(ProblemDetail.forStatus(404)))
                .contains("<h1>Not Found</h1>")
                .doesNotContain("class=\"trace\"", "<p></p>", "null");
    }
}
