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
package dev.tertia.benchmarks.filters;

import io.netty.handler.codec.http.DefaultHttpHeaders;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.support.Netty4HeadersAdapter;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response such as Reactor Netty makes one, which counts its bytes and drops them. */
final class LeanResponse extends AbstractServerHttpResponse {

    private int bytes;

    LeanResponse(DataBufferFactory buffers) {
        super(buffers, new HttpHeaders(new Netty4HeadersAdapter(new DefaultHttpHeaders())));
    }

    int bytes() {
        return this.bytes;
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
        return Flux.from(body).doOnNext(this::drop).then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(
            Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return Flux.from(body).concatMap(this::writeWithInternal).then();
    }

    private void drop(DataBuffer buffer) {
        this.bytes += buffer.readableByteCount();
        DataBufferUtils.release(buffer);
    }

    @Override
    protected void applyStatusCode() {}

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T getNativeResponse() {
        throw new IllegalStateException("There is no server");
    }
}
