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

import dev.tertia.sample.webapi.product.ProductChange.Kind;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

import java.time.Duration;

/**
 * Passes every change to all present subscribers.
 *
 * <p>The stream of a subscriber that falls behind by more than the buffer is ended at once: the
 * client sees the gap, subscribes again and reads the list anew. Dropped changes would go
 * unnoticed.
 */
@Component
final class ProductChanges {

    private final Sinks.Many<ServerSentEvent<ProductChange>> changes =
            Sinks.many().multicast().directBestEffort();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final ChangeProperties properties;

    /** Guarded by this object, as is the order of emission. */
    private long lastId;

    ProductChanges(ChangeProperties properties) {
        this.properties = properties;
    }

    void created(Product product) {
        publish(Kind.CREATED, product);
    }

    void updated(Product product) {
        publish(Kind.UPDATED, product);
    }

    void deleted(Product product) {
        publish(Kind.DELETED, product);
    }

    Flux<ServerSentEvent<ProductChange>> stream() {
        // Prefetch of one: the buffer above is the only one, so its size means what it says.
        return Flux.merge(1, buffered(), heartbeats())
                .onErrorComplete(Exceptions::isOverflow)
                .takeUntilOther(closing.asMono());
    }

    int subscribers() {
        return changes.currentSubscriberCount();
    }

    /** Ends all streams first, for a graceful shutdown waits for open requests. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    private synchronized void publish(Kind kind, Product product) {
        lastId++;
        ProductChange change = new ProductChange(kind, product.id(), product.version());
        changes.emitNext(event(lastId, change), EmitFailureHandler.FAIL_FAST);
    }

    private Flux<ServerSentEvent<ProductChange>> buffered() {
        return changes.asFlux().onBackpressureBuffer(properties.buffer());
    }

    private Flux<ServerSentEvent<ProductChange>> heartbeats() {
        return Flux.interval(Duration.ZERO, properties.heartbeat())
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<ProductChange>builder().comment("heartbeat").build());
    }

    private static ServerSentEvent<ProductChange> event(long id, ProductChange change) {
        return ServerSentEvent.builder(change).id(Long.toString(id)).build();
    }
}
