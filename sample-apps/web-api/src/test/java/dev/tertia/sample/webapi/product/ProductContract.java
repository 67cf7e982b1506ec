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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the catalogue promises, whichever database is behind it. */
abstract class ProductContract {

    private final ProductClient client;

    ProductContract(WebTestClient http) {
        this.client = new ProductClient(http);
    }

    ProductClient client() {
        return client;
    }

    @Test
    void startsWithTheProductsOfTheMigration() {
        assertThat(client.page(0, 6).items())
                .extracting(Product::sku)
                .startsWith("LAMP-DESK-01", "CHAIR-OAK-02", "MUG-BLUE-03");
    }

    @Test
    void createsAProductAndTellsWhereItIs() {
        String sku = newSku();
        HttpHeaders headers =
                client.create(product(sku))
                        .expectStatus()
                        .isCreated()
                        .expectHeader()
                        .valueEquals(HttpHeaders.ETAG, "\"1\"")
                        .expectBody()
                        .jsonPath("$.sku")
                        .isEqualTo(sku)
                        .returnResult()
                        .getResponseHeaders();
        client.http()
                .get()
                .uri(String.valueOf(headers.getLocation()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .expectBody()
                .jsonPath("$.sku")
                .isEqualTo(sku);
    }

    @Test
    void answersAWriteWithWhatIsStored() {
        Product created = client.created();
        client.read(created.id()).expectBody(Product.class).isEqualTo(created);
    }

    @Test
    void keepsTextsOfFullLength() {
        Map<String, Object> request = new HashMap<>(product(newSku()));
        request.put("name", "ü".repeat(120));
        request.put("description", "one\n" + "ж".repeat(996));
        client.create(request)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("ü".repeat(120))
                .jsonPath("$.description")
                .isEqualTo("one\n" + "ж".repeat(996));
    }

    @Test
    void keepsTheHighestPriceToTheCent() {
        Map<String, Object> request = new HashMap<>(product(newSku()));
        request.put("price", new BigDecimal("9999999999.99"));
        String location =
                String.valueOf(
                        client.create(request)
                                .expectStatus()
                                .isCreated()
                                .expectBody()
                                .returnResult()
                                .getResponseHeaders()
                                .getLocation());
        byte[] stored =
                client.http()
                        .get()
                        .uri(location)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
        assertThat(new String(stored, StandardCharsets.UTF_8)).contains("\"price\":9999999999.99,");
    }

    @Test
    void listsEveryFieldThatIsWrong() {
        Map<String, Object> request =
                Map.of(
                        "sku",
                        "lower case",
                        "name",
                        " ",
                        "price",
                        -0.01,
                        "currency",
                        "EUX",
                        "description",
                        "\u0000");
        expectProblem(client.create(request), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("currency", "description", "name", "price", "sku"))
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be an ISO 4217 currency code such as EUR");
    }

    @Test
    void refusesAProductWithoutName() {
        Map<String, Object> request = new HashMap<>(product(newSku()));
        request.remove("name");
        expectProblem(client.create(request), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("name"));
    }

    @ParameterizedTest
    @CsvSource({"name,121", "description,1001", "sku,33"})
    void refusesTextsThatAreTooLong(String field, int length) {
        Map<String, Object> request = new HashMap<>(product(newSku()));
        request.put(field, "A".repeat(length));
        expectProblem(client.create(request), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of(field));
    }

    @ParameterizedTest
    @CsvSource({"1.234", "10000000000", "1e300"})
    void refusesPricesThatTheTableCannotHold(BigDecimal price) {
        Map<String, Object> request = new HashMap<>(product(newSku()));
        request.put("price", price);
        expectProblem(client.create(request), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("price"));
    }

    @Test
    void refusesAnUnreadableBodyWithoutTellingInternals() {
        expectProblem(client.create("{\"sku\":"), HttpStatus.BAD_REQUEST)
                .jsonPath("$.detail")
                .isEqualTo("Failed to read HTTP message")
                .jsonPath("$.trace")
                .doesNotExist();
    }

    @Test
    void refusesASkuThatIsTaken() {
        Product first = client.created();
        Product second = client.created();
        expectProblem(client.create(product(first.sku())), HttpStatus.CONFLICT)
                .jsonPath("$.detail")
                .isEqualTo("Another product has the SKU " + first.sku() + ".");
        expectProblem(
                client.replace(second.id(), second.etag(), product(first.sku())),
                HttpStatus.CONFLICT);
    }

    @Test
    void listsEachProductOnOnePage() {
        client.created();
        long total = client.page(0, 1).total();
        List<Long> ids = new ArrayList<>();
        for (int page = 0; page * 2L < total; page++) {
            client.page(page, 2).items().forEach(product -> ids.add(product.id()));
        }
        assertThat(ids).hasSize((int) total).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void answersAnEmptyPageBehindTheLast() {
        ProductPage page = client.page(1_000_000, 100);
        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"-1,20,page", "1000001,20,page", "0,0,size", "0,101,size"})
    void refusesPagesOutOfBounds(int page, int size, String field) {
        expectProblem(client.list(page, size), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of(field));
    }

    @Test
    void answersNotFoundForAProductThatDoesNotExist() {
        long id = Long.MAX_VALUE;
        expectProblem(client.read(id), HttpStatus.NOT_FOUND)
                .jsonPath("$.detail")
                .isEqualTo("There is no product " + id + ".");
        expectProblem(client.replace(id, "*", product(newSku())), HttpStatus.NOT_FOUND);
        expectProblem(client.delete(id, "*"), HttpStatus.NOT_FOUND);
    }

    static WebTestClient.BodyContentSpec expectProblem(ResponseSpec answer, HttpStatus status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status.value());
    }
}
