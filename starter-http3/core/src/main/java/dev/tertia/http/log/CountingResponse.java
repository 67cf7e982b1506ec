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
package dev.tertia.http.log;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Path;

/** Counts the bytes that are written of a body. Confined to its exchange. */
class CountingResponse extends ServerHttpResponseDecorator {

    private long bytes;

    CountingResponse(ServerHttpResponse response) {
        super(response);
    }

    static CountingResponse of(ServerHttpResponse response) {
        return (response instanceof ZeroCopyHttpOutputMessage zeroCopy)
                ? new ZeroCopy(response, zeroCopy)
                : new CountingResponse(response);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(count(body));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body).map(this::count));
    }

    /** A single buffer stays a Mono: servers write it at once. */
    private Publisher<? extends DataBuffer> count(Publisher<? extends DataBuffer> body) {
        return (body instanceof Mono<? extends DataBuffer> single)
                ? single.doOnNext(this::add)
                : Flux.<DataBuffer>from(body).doOnNext(this::add);
    }

    private void add(DataBuffer buffer) {
        this.bytes += buffer.readableByteCount();
    }

    long bytes() {
        return this.bytes;
    }

    /** On servers that send files without reading them. */
    private static final class ZeroCopy extends CountingResponse
            implements ZeroCopyHttpOutputMessage {

        private final ZeroCopyHttpOutputMessage response;

        ZeroCopy(ServerHttpResponse response, ZeroCopyHttpOutputMessage zeroCopy) {
            super(response);
            this.response = zeroCopy;
        }

        @Override
        public Mono<Void> writeWith(Path file, long position, long count) {
            return this.response
                    .writeWith(file, position, count)
                    .doOnSuccess(written -> super.bytes += count);
        }
    }
}
