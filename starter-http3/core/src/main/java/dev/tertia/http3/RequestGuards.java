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
 * Puts a guard before the handling of each request.
 *
 * <p>It sits last in a connection's pipeline: the HTTP/3 codec has set up the stream by then, and
 * Reactor Netty appends its own handlers when the stream is registered, so the guard sees frames
 * before they become requests.
 */
final class RequestGuards extends ChannelInboundHandlerAdapter {

    private final RequestRules rules;

    private final QuicConnection connection;

    RequestGuards(RequestRules rules, QuicConnection connection) {
        this.rules = rules;
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof QuicStreamChannel stream
                && stream.type() == QuicStreamType.BIDIRECTIONAL) {
            stream.pipeline()
                    .addFirst(new ResponseEnd(), new RequestFrames())
                    .addLast(
                            new RequestGuard(this.rules, this.connection),
                            new MessageGuard(this.connection));
        }
        ctx.fireChannelRead(message);
    }
}
