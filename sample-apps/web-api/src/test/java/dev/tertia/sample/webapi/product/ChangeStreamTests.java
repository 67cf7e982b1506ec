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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tertia.sample.webapi.WebApiTest;
import dev.tertia.sample.webapi.product.ProductChange.Kind;

import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@WebApiTest
class ChangeStreamTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProductClient client;
    private final ProductChanges changes;

    ChangeStreamTests(WebTestClient http, ProductChanges changes) {
        this.client = new ProductClient(http);
        this.changes = changes;
    }

    @Test
    void tellsOfEachChangeAsItHappens() {
        List<ProductChange> seen = new ArrayList<>();
        StepVerifier.create(subscribe().mapNotNull(ServerSentEvent::data))
                .then(client::created)
                .consumeNextWith(seen::add)
                .then(() -> replace(seen.getFirst()))
                .consumeNextWith(seen::add)
                .then(() ->
                        client.delete(seen.getFirst().id(), "\"2\"").expectStatus().isNoContent())
                .consumeNextWith(seen::add)
                .thenCancel()
                .verify(PATIENCE);
        long id = seen.getFirst().id();
        assertThat(seen)
                .containsExactly(
                        new ProductChange(Kind.CREATED, id, 1),
                        new ProductChange(Kind.UPDATED, id, 2),
                        new ProductChange(Kind.DELETED, id, 2));
    }

    @Test
    void numbersTheChangesInTheirOrder() {
        List<Long> ids = new ArrayList<>();
        StepVerifier.create(subscribe().mapNotNull(ServerSentEvent::id).map(Long::valueOf))
                .then(client::created)
                .consumeNextWith(ids::add)
                .then(client::created)
                .consumeNextWith(ids::add)
                .thenCancel()
                .verify(PATIENCE);
        assertThat(ids.get(1)).isEqualTo(ids.get(0) + 1);
    }

    @Test
    void keepsIdleConnectionsOpenWithComments() {
        StepVerifier.create(subscribe().mapNotNull(ServerSentEvent::comment))
                .expectNext("heartbeat", "heartbeat", "heartbeat")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void staysSilentAboutChangesThatFailed() {
        Product known = client.created();
        StepVerifier.create(subscribe().mapNotNull(ServerSentEvent::data))
                .then(() ->
                        client.create(ProductClient.product(known.sku()))
                                .expectStatus()
                                .is4xxClientError())
                .then(() -> client.delete(known.id(), "\"9\"").expectStatus().is4xxClientError())
                .then(() -> client.delete(known.id(), known.etag()).expectStatus().isNoContent())
                .assertNext(change -> assertThat(change.kind()).isEqualTo(Kind.DELETED))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void releasesSubscribersThatGoAway() {
        await().until(() -> changes.subscribers() == 0);
        List<Disposable> streams = List.of(subscribe().subscribe(), subscribe().subscribe());
        await().until(() -> changes.subscribers() == 2);
        streams.forEach(Disposable::dispose);
        await().until(() -> changes.subscribers() == 0);
    }

    private Flux<ServerSentEvent<ProductChange>> subscribe() {
        return client.http()
                .get()
                .uri("/api/products/changes")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<ProductChange>>() {})
                .getResponseBody();
    }

    private void replace(ProductChange created) {
        client.replace(created.id(), "\"1\"", ProductClient.product(ProductClient.newSku()))
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
