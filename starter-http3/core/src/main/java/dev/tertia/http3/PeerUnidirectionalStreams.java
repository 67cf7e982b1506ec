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

/**
 * Reads the control and QPACK streams that a peer opens (RFC 9114 §6.2).
 *
 * <p>Reactor Netty switches automatic reading off for all streams and then only asks for request
 * bodies, so without this handler a peer's SETTINGS, GOAWAY and errors are never seen.
 */
final class PeerUnidirectionalStreams extends ChannelInboundHandlerAdapter {

    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof QuicStreamChannel stream
                && stream.type() == QuicStreamType.UNIDIRECTIONAL) {
            stream.pipeline().addFirst(new AutoRead());
        }
        ctx.fireChannelRead(message);
    }

    /** Acts when the stream is active: the codec sets the stream's options after its creation. */
    private static final class AutoRead extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.channel().config().setAutoRead(true);
            ctx.fireChannelActive();
            ctx.pipeline().remove(this);
        }
    }
}
