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
import io.netty.handler.codec.http3.Http3Exception;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/**
 * A control or QPACK stream that a peer opens (RFC 9114 §6.2), or one of a type that nobody knows.
 *
 * <p>Reactor Netty switches automatic reading off for all streams and then only asks for request
 * bodies, so without this handler a peer's SETTINGS, GOAWAY and errors are never seen. It also
 * closes the connection where the codec would go on, or would throw at the end of its pipeline.
 */
final class PeerUnidirectionalStream extends ChannelInboundHandlerAdapter {

    private final VariableLengthInteger integer = new VariableLengthInteger();

    private final FrameScanner scanner = new FrameScanner(FrameRules.CONTROL);

    private @Nullable PeerStreamType type;

    private boolean failed;

    /** Acts when the stream is active: the codec sets the stream's options after its creation. */
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.pipeline().addLast(new Faults());
        ctx.channel().config().setAutoRead(true);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            scan(ctx, bytes);
        }
        if (this.failed || this.type == PeerStreamType.UNKNOWN) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private void scan(ChannelHandlerContext ctx, ByteBuf bytes) {
        ByteBuf rest = bytes.duplicate();
        while (this.type == null && rest.isReadable()) {
            if (this.integer.add(rest.readByte())) {
                this.type = PeerStreamType.of(this.integer.value());
            }
        }
        if (this.type == PeerStreamType.PUSH) {
            fail(ctx, Http3ErrorCode.H3_STREAM_CREATION_ERROR, null);
        } else if (this.type == PeerStreamType.CONTROL) {
            Http3ErrorCode error = this.scanner.scan(rest);
            if (error != null) {
                fail(ctx, error, null);
            }
        }
    }

    /** The end of a critical stream ends the connection; any other is open until it is closed. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            end(ctx);
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof QuicStreamResetException) {
            end(ctx);
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private void end(ChannelHandlerContext ctx) {
        if (this.type != null && this.type.isCritical()) {
            fail(ctx, Http3ErrorCode.H3_CLOSED_CRITICAL_STREAM, null);
        } else {
            var _ = ctx.close();
        }
    }

    private void fail(ChannelHandlerContext ctx, Http3ErrorCode error, @Nullable Throwable cause) {
        if (!this.failed) {
            this.failed = true;
            ConnectionError.close(ctx.channel(), error, cause);
        }
    }

    /** Behind the codec, which has closed the connection itself if it throws a Http3Exception. */
    private final class Faults extends ChannelInboundHandlerAdapter {

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            PeerStreamType faulty = PeerUnidirectionalStream.this.type;
            if (faulty == null) {
                ctx.fireExceptionCaught(cause);
            } else if (!(cause instanceof Http3Exception)) {
                fail(ctx, faulty.error(), cause);
            }
        }
    }
}
