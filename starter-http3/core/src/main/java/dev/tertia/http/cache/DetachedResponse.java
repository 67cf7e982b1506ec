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

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response that goes to nobody: it releases what is written to it. */
final class DetachedResponse extends AbstractServerHttpResponse {

    DetachedResponse(DataBufferFactory bufferFactory) {
        super(bufferFactory);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // The signature is inherited.
    public <T> T getNativeResponse() {
        throw new UnsupportedOperationException(
                "A stored response is being renewed in the background: there is no native response."
                        + " Exclude paths from the cache whose handlers need one.");
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
        return Flux.from(body).doOnNext(DataBufferUtils::release).then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(
            Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return writeWithInternal(Flux.from(body).concatMap(Flux::from));
    }

    @Override
    protected void applyStatusCode() {}

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
}
