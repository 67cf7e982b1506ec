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
package dev.tertia.http3;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the requests that are in flight on all connections of a listener.
 *
 * <p>It sits last in a connection's pipeline, before Reactor Netty sets up the stream: what guards
 * single requests belongs here.
 */
final class RequestStreams extends ChannelInboundHandlerAdapter {

    private final AtomicInteger active = new AtomicInteger();

    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof QuicStreamChannel stream
                && stream.type() == QuicStreamType.BIDIRECTIONAL) {
            this.active.incrementAndGet();
            stream.closeFuture().addListener(closed -> this.active.decrementAndGet());
        }
        ctx.fireChannelRead(message);
    }

    int active() {
        return this.active.get();
    }
}
