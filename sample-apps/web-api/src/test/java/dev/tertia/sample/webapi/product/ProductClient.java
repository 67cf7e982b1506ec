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

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The calls of a client of the catalogue. */
record ProductClient(WebTestClient http) {

    static String newSku() {
        return "T-" + UUID.randomUUID().toString().substring(0, 18).toUpperCase(Locale.ROOT);
    }

    static Map<String, Object> product(String sku) {
        return Map.of("sku", sku, "name", "A thing", "price", 12.5, "currency", "EUR");
    }

    Product created() {
        return Objects.requireNonNull(
                create(product(newSku()))
                        .expectStatus()
                        .isCreated()
                        .expectBody(Product.class)
                        .returnResult()
                        .getResponseBody());
    }

    ResponseSpec create(Object body) {
        return http.post()
                .uri("/api/products")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec read(long id) {
        return http.get().uri("/api/products/{id}", id).exchange();
    }

    ResponseSpec list(int page, int size) {
        return http.get().uri("/api/products?page={page}&size={size}", page, size).exchange();
    }

    ProductPage page(int page, int size) {
        return Objects.requireNonNull(
                list(page, size)
                        .expectStatus()
                        .isOk()
                        .expectBody(ProductPage.class)
                        .returnResult()
                        .getResponseBody());
    }

    ResponseSpec replace(long id, String ifMatch, Object body) {
        return http.put()
                .uri("/api/products/{id}", id)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec delete(long id, String ifMatch) {
        return http.delete()
                .uri("/api/products/{id}", id)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .exchange();
    }
}
