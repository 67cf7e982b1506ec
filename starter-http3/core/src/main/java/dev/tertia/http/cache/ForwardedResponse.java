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
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The response that the application writes to. All bodies go on to the client as they come; some
 * are copied on the way, and some are dropped because a stored response is sent instead.
 */
final class ForwardedResponse extends ServerHttpResponseDecorator {

    private final ForwardedOutcome outcome;

    ForwardedResponse(ServerHttpResponse response, ForwardedOutcome outcome) {
        super(response);
        this.outcome = outcome;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return Mono.defer(() -> {
            Mono<Void> replacement = replacement();
            if (replacement != null) {
                return drop(Flux.from(body)).then(replacement);
            }
            Capture capture = isCommitted() ? null : this.outcome.capture(status());
            return super.writeWith((capture != null) ? capture.tap(body) : body);
        });
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return Mono.defer(() -> {
            Mono<Void> replacement = replacement();
            return (replacement != null)
                    ? drop(Flux.from(body).concatMap(Flux::from)).then(replacement)
                    : super.writeAndFlushWith(body);
        });
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.defer(() -> {
            Mono<Void> replacement = replacement();
            if (replacement != null) {
                return replacement;
            }
            Capture capture = isCommitted() ? null : this.outcome.capture(status());
            if (capture != null) {
                capture.bodyEnded();
            }
            return super.setComplete();
        });
    }

    /** Ends a response that the application has neither written nor completed, if need be. */
    Mono<Void> end() {
        return Mono.defer(() -> {
            Mono<Void> replacement = replacement();
            return (replacement != null) ? replacement : Mono.empty();
        });
    }

    private @Nullable Mono<Void> replacement() {
        return isCommitted() ? null : this.outcome.replacement(status());
    }

    private int status() {
        HttpStatusCode status = getStatusCode();
        return (status != null) ? status.value() : 200;
    }

    private static Mono<Void> drop(Flux<? extends DataBuffer> body) {
        return body.doOnNext(DataBufferUtils::release).then();
    }
}
