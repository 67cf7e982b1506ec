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

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamChannel;

/**
 * Resets a request that came after GOAWAY with H3_REQUEST_REJECTED: nothing of it was processed, so
 * its client may send it again elsewhere (RFC 9114 §4.1.1).
 */
final class RejectedRequest extends ChannelInboundHandlerAdapter {

    private RejectedRequest() {}

    static void register(QuicStreamChannel stream) {
        stream.pipeline().addLast(new RejectedRequest());
        stream.parent()
                .eventLoop()
                .register(stream)
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ((QuicStreamChannel) ctx.channel())
                .shutdown(Http3ErrorCode.H3_REQUEST_REJECTED.code())
                .addListener(ChannelFutureListener.CLOSE);
    }
}
