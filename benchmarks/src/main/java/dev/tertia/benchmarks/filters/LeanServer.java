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

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpHeaders;

import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.support.Netty4HeadersAdapter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Gives requests to a handler as a server would do, on the thread of the caller. */
final class LeanServer {

    private static final LeanPeer PEER =
            new LeanPeer(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 8443),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000));

    private static final URI HELLO = URI.create("https://localhost:8443/hello");

    private final NettyDataBufferFactory buffers =
            new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

    private final HttpHandler handler;

    LeanServer(HttpHandler handler) {
        this.handler = handler;
    }

    /** Returns the bytes of the response. */
    int exchange() {
        LeanResponse response = new LeanResponse(this.buffers);
        Completion completion = new Completion();
        this.handler
                .handle(new LeanRequest(HELLO, headers(), PEER), response)
                .subscribe(completion);
        completion.check();
        return response.bytes();
    }

    /** Those that a browser sends, or most of them. */
    private static HttpHeaders headers() {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        headers.set("host", "localhost:8443");
        headers.set("origin", "https://shop.example.com");
        headers.set("accept", "*/*");
        headers.set("accept-encoding", "gzip, deflate, br");
        headers.set("referer", "https://shop.example.com/catalogue");
        headers.set("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101");
        return new HttpHeaders(new Netty4HeadersAdapter(headers));
    }
}
