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

import ch.qos.logback.classic.Level;

import dev.tertia.http.LogRecorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;

import reactor.core.publisher.Mono;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;

final class ErrorGuardFilterTests {

    private static final String SECRET = "jdbc:secret@dev.tertia.Internal";

    private static final MethodParameter PARAMETER =
            MethodParameter.forExecutable(Order.class.getDeclaredConstructors()[0], 0);

    private final LogRecorder log = LogRecorder.of(ErrorGuardFilter.class, Level.DEBUG);

    @AfterEach
    void stopRecording() {
        this.log.close();
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient client, int status) {
        return client.get()
                .uri("/orders/7?token=x")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.instance")
                .isEqualTo("/orders/7")
                .jsonPath("$.trace_id")
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    private static String text(EntityExchangeResult<byte[]> result) {
        return new String(
                Objects.requireNonNull(result.getResponseBodyContent()), StandardCharsets.UTF_8);
    }

    private static void assertThatNothingLeaks(WebTestClient client, int status) {
        problem(client, status)
                .consumeWith(result ->
                        assertThat(text(result))
                                .doesNotContain("secret", "Exception", "dev.tertia"))
                .jsonPath("$.detail")
                .doesNotExist();
    }

    @Test
    void unexpectedFailureSaysNothing() {
        assertThatNothingLeaks(failing(() -> new IllegalStateException(SECRET)), 500);
        assertThat(this.log.messages(Level.ERROR))
                .singleElement()
                .asString()
                .contains("500 for GET /orders/7");
    }

    @Test
    void filterThatThrows() {
        assertThatNothingLeaks(
                client(
                        List.of(),
                        List.of(),
                        (exchange, chain) -> {
                            throw new AssertionError(SECRET);
                        }),
                500);
    }

    @Test
    void serverErrorOfSpringSaysNothing() {
        assertThatNothingLeaks(
                failing(() -> new ServerErrorException(SECRET, (Throwable) null)), 500);
    }

    @Test
    void nothingIsRoutedThere() {
        problem(client(List.of(), List.of()), 404).jsonPath("$.title").isEqualTo("Not Found");
        assertThat(this.log.messages(Level.ERROR)).isEmpty();
        assertThat(this.log.messages(Level.DEBUG)).isNotEmpty();
    }

    @Test
    void headersOfTheFailureAreSent() {
        failing(() -> new MethodNotAllowedException("PATCH", Set.of(HttpMethod.GET)))
                .get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "GET");
    }

    @Test
    void statusWithReason() {
        problem(failing(() -> new ResponseStatusException(HttpStatus.CONFLICT, "Sold out.")), 409)
                .jsonPath("$.detail")
                .isEqualTo("Sold out.");
    }

    @Test
    void problemOfTheApplication() {
        problem(
                        failing(() ->
                                HttpProblemException.of(HttpStatus.PAYMENT_REQUIRED)
                                        .type(URI.create("https://example.com/broke"))
                                        .title("No money")
                                        .detail("Your account holds 3 EUR.")
                                        .member("balance", 3)),
                        402)
                .jsonPath("$.type")
                .isEqualTo("https://example.com/broke")
                .jsonPath("$.title")
                .isEqualTo("No money")
                .jsonPath("$.balance")
                .isEqualTo(3);
    }

    @Test
    void invalidFieldsAreListedWithoutTheirValues() {
        BeanPropertyBindingResult result =
                new BeanPropertyBindingResult(new Order(SECRET), "order");
        // Validators find them in any order.
        result.reject("Sum", "the sum is wrong");
        result.rejectValue("name", "Size", "size must be between 1 and 9");
        problem(failing(() -> new WebExchangeBindException(PARAMETER, result)), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("name")
                .jsonPath("$.errors[0].message")
                .isEqualTo("size must be between 1 and 9")
                .jsonPath("$.errors[1].field")
                .isEqualTo("order")
                .consumeWith(body -> assertThat(text(body)).doesNotContain("secret"));
    }

    /**
     * Something to validate.
     *
     * @param name a value
     */
    public record Order(String name) {}

    @Test
    void lateAnswer() {
        problem(failing(() -> new TimeoutException(SECRET)), 503)
                .jsonPath("$.detail")
                .isEqualTo("The answer took too long.");
    }

    @Test
    void mappingOfTheNearestClass() {
        ErrorMapping general =
                new ErrorMapping(Exception.class, HttpStatus.BAD_GATEWAY, null, null, null, null);
        ErrorMapping io =
                new ErrorMapping(
                        IOException.class,
                        HttpStatus.GATEWAY_TIMEOUT,
                        URI.create("urn:late"),
                        "Late",
                        "Try again.",
                        org.slf4j.event.Level.WARN);
        problem(failing(() -> new FileNotFoundException(SECRET), general, io), 504)
                .jsonPath("$.type")
                .isEqualTo("urn:late")
                .jsonPath("$.title")
                .isEqualTo("Late")
                .jsonPath("$.detail")
                .isEqualTo("Try again.");
        assertThat(this.log.messages(Level.WARN)).hasSize(1);
        problem(failing(() -> new IllegalStateException(SECRET), general, io), 502);
    }

    @Test
    void mappingOfTheLevelAlone() {
        ErrorMapping quiet =
                new ErrorMapping(
                        IOException.class, null, null, null, null, org.slf4j.event.Level.INFO);
        problem(failing(() -> new IOException(SECRET), quiet), 500);
        assertThat(this.log.messages(Level.INFO)).hasSize(1);
    }

    @Test
    void handlerOfTheApplicationComesFirst() {
        WebTestClient client =
                client(
                        List.of(
                                (failure, exchange) -> null,
                                (failure, exchange) -> HttpProblemException.of(HttpStatus.GONE)),
                        List.of(
                                new ErrorMapping(
                                        Exception.class,
                                        HttpStatus.BAD_GATEWAY,
                                        null,
                                        null,
                                        null,
                                        null)),
                        (exchange, chain) -> Mono.error(new IOException(SECRET)));
        problem(client, 410);
    }

    @Test
    void whatTheHandlerSaidOfItsBodyIsForgotten() {
        client(
                        List.of(),
                        List.of(),
                        (exchange, chain) -> {
                            exchange.getResponse().getHeaders().setContentLength(5);
                            exchange.getResponse().getHeaders().setETag("\"1\"");
                            exchange.getResponse().getHeaders().set("Vary", "Origin");
                            return Mono.error(new IOException(SECRET));
                        })
                .get()
                .uri("/")
                .exchange()
                .expectHeader()
                .doesNotExist("ETag")
                .expectHeader()
                .valueEquals("Vary", "Origin")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(500);
    }

    @Test
    void headHasNoBody() {
        client(List.of(), List.of())
                .head()
                .uri("/nowhere")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .isEmpty();
    }

    @Test
    void whatWorksIsLeftAlone() {
        client(List.of(), List.of())
                .get()
                .uri("/fine")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Cache-Control")
                .expectBody(String.class)
                .isEqualTo("fine");
    }
}
