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

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/**
 * Looks at the frames of a request before the codec does: a stream that ends within one is a
 * connection error (RFC 9114 §7.1), for the codec it is the end of a request.
 */
final class RequestFrames extends ChannelInboundHandlerAdapter {

    private final FrameScanner scanner = new FrameScanner(FrameRules.REQUEST);

    private boolean failed;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!this.failed && message instanceof ByteBuf bytes) {
            fail(ctx, this.scanner.scan(bytes));
        }
        if (this.failed) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!this.failed
                && event instanceof ChannelInputShutdownEvent
                && this.scanner.isInsideFrame()) {
            fail(ctx, Http3ErrorCode.H3_FRAME_ERROR);
        }
        if (!this.failed) {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void fail(ChannelHandlerContext ctx, @Nullable Http3ErrorCode error) {
        if (error != null) {
            this.failed = true;
            ConnectionError.close(ctx.channel(), error, null);
        }
    }
}
