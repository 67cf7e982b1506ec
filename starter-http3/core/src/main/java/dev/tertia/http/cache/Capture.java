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
package dev.tertia.http.cache;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Catches one response on its way to the client: it is whole when its header was sent and its body
 * has passed, in whichever order.
 */
final class Capture {

    private final BodyCollector collector;

    private final BiConsumer<@Nullable StoredResponse, @Nullable StoredBody> whenWhole;

    private final AtomicInteger missing = new AtomicInteger(2);

    private volatile @Nullable StoredResponse header;

    private volatile @Nullable StoredBody body;

    /**
     * Creates a new capture.
     *
     * @param collector keeps the body
     * @param whenWhole gets the response without its body, and the body, if it was kept
     */
    Capture(
            BodyCollector collector,
            BiConsumer<@Nullable StoredResponse, @Nullable StoredBody> whenWhole) {
        this.collector = collector;
        this.whenWhole = whenWhole;
    }

    Publisher<? extends DataBuffer> tap(Publisher<? extends DataBuffer> source) {
        // A Mono must stay one: responses without Content-Length get it from there.
        return (source instanceof Mono<? extends DataBuffer> mono)
                ? mono.doOnNext(this.collector::add)
                        .doOnSuccess(last -> bodyEnded())
                        .doOnError(ex -> abandon())
                : Flux.from(source)
                        .doOnNext(this.collector::add)
                        .doOnComplete(this::bodyEnded)
                        .doOnError(ex -> abandon());
    }

    void bodyEnded() {
        this.body = this.collector.finish();
        arrived();
    }

    void headerSent(StoredResponse response) {
        this.header = response;
        arrived();
    }

    boolean isAbandoned() {
        return this.collector.isDiscarded() && this.body == null;
    }

    /** Lets go of what was kept. Does nothing to a whole response. */
    void abandon() {
        this.collector.discard();
    }

    private void arrived() {
        if (this.missing.decrementAndGet() == 0) {
            this.whenWhole.accept(this.header, this.body);
        }
    }
}
