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
package dev.tertia.sample.webapi.product;

import static dev.tertia.sample.webapi.product.ProductClient.newSku;
import static dev.tertia.sample.webapi.product.ProductClient.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.reactive.server.WebTestClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.util.List;
import java.util.concurrent.Callable;

/** What the catalogue promises to clients that change the same product. */
abstract class VersionContract extends ProductContract {

    VersionContract(WebTestClient http) {
        super(http);
    }

    @Test
    void answersNotModifiedForTheKnownVersion() {
        Product known = client().created();
        client().http()
                .get()
                .uri("/api/products/{id}", known.id())
                .header(HttpHeaders.IF_NONE_MATCH, known.etag())
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, known.etag())
                .expectBody()
                .isEmpty();
    }

    @Test
    void replacesTheVersionThatWasRead() {
        Product old = client().created();
        String sku = newSku();
        client().replace(old.id(), old.etag(), product(sku))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2\"")
                .expectBody()
                .jsonPath("$.sku")
                .isEqualTo(sku)
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"1\"", "1", "\"\""})
    void refusesVersionsThatDoNotMatch(String ifMatch) {
        Product current = client().created();
        expectProblem(
                client().replace(current.id(), ifMatch, product(current.sku())),
                HttpStatus.PRECONDITION_FAILED);
        expectProblem(client().delete(current.id(), ifMatch), HttpStatus.PRECONDITION_FAILED);
        client().read(current.id()).expectBody(Product.class).isEqualTo(current);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\", \"1\""})
    void acceptsAnyOfTheVersionsNamed(String ifMatch) {
        Product current = client().created();
        client().replace(current.id(), ifMatch, product(current.sku()))
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void demandsAVersionForChanges() {
        Product current = client().created();
        expectProblem(
                client().http()
                        .put()
                        .uri("/api/products/{id}", current.id())
                        .bodyValue(product(current.sku()))
                        .exchange(),
                HttpStatus.PRECONDITION_REQUIRED);
        expectProblem(
                client().http().delete().uri("/api/products/{id}", current.id()).exchange(),
                HttpStatus.PRECONDITION_REQUIRED);
    }

    @Test
    void letsOneOfManyReplacementsWin() {
        Product current = client().created();
        List<HttpStatus> answers =
                atOnce(() ->
                        client().replace(current.id(), current.etag(), product(current.sku()))
                                .returnResult(Void.class)
                                .getStatus());
        assertThat(answers)
                .containsOnlyOnce(HttpStatus.OK)
                .containsOnly(HttpStatus.OK, HttpStatus.PRECONDITION_FAILED);
        client().read(current.id()).expectBody().jsonPath("$.version").isEqualTo(2);
    }

    @Test
    void deletesTheVersionThatWasRead() {
        Product current = client().created();
        client().delete(current.id(), current.etag())
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();
        client().read(current.id()).expectStatus().isNotFound().expectBody();
    }

    @Test
    void letsOneOfManyDeletionsWin() {
        Product current = client().created();
        List<HttpStatus> answers =
                atOnce(() ->
                        client().delete(current.id(), current.etag())
                                .returnResult(Void.class)
                                .getStatus());
        assertThat(answers)
                .containsOnlyOnce(HttpStatus.NO_CONTENT)
                .isSubsetOf(
                        HttpStatus.NO_CONTENT,
                        HttpStatus.PRECONDITION_FAILED,
                        HttpStatus.NOT_FOUND);
    }

    private static List<HttpStatus> atOnce(Callable<HttpStatusCode> call) {
        return Flux.range(0, 8)
                .flatMap(_ -> Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic()))
                .map(status -> HttpStatus.valueOf(status.value()))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
