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

import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;

import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class ProductChangesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BUFFER = 4;

    private final ProductChanges changes =
            new ProductChanges(new ChangeProperties(BUFFER, Duration.ofHours(1)));

    @Test
    void endsTheStreamOfASubscriberThatFallsBehind() {
        StepVerifier.create(events(), 0)
                .thenAwait()
                .then(() -> publish(100))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(changes.subscribers()).isZero();
    }

    @Test
    void keepsABurstThatFitsIntoTheBuffer() {
        StepVerifier.create(events().mapNotNull(ServerSentEvent::id), 0)
                .thenAwait()
                .then(() -> publish(BUFFER))
                .thenRequest(Long.MAX_VALUE)
                .expectNextSequence(numbersTo(BUFFER))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void sparesOtherSubscribersASlowOne() {
        StepVerifier slow = StepVerifier.create(events(), 0).thenAwait().thenCancel().verifyLater();
        StepVerifier.create(events().mapNotNull(ServerSentEvent::id).take(20))
                .then(() -> publish(20))
                .expectNextSequence(numbersTo(20))
                .expectComplete()
                .verify(PATIENCE);
        slow.verify(PATIENCE);
    }

    @Test
    void endsAllStreamsWhenTheApplicationStops() {
        StepVerifier.create(events()).then(changes::close).expectComplete().verify(PATIENCE);
        assertThat(changes.subscribers()).isZero();
    }

    @Test
    void refusesNewSubscribersOnceTheApplicationStops() {
        changes.close();
        StepVerifier.create(events()).expectComplete().verify(PATIENCE);
    }

    private Flux<ServerSentEvent<ProductChange>> events() {
        return changes.stream().filter(event -> event.data() != null);
    }

    private void publish(int count) {
        Product product = new Product(1, "SKU", "name", null, BigDecimal.ONE, "EUR", 1);
        IntStream.range(0, count).forEach(_ -> changes.updated(product));
    }

    private static List<String> numbersTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }
}
