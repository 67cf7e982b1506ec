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

import dev.tertia.http3.stats.ResetBy;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.http3.Http3Exception;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3HeadersValidationException;
import io.netty.handler.codec.http3.Http3UnknownFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resets a malformed request with H3_MESSAGE_ERROR (RFC 9114 §4.1.2), and one that does not come to
 * its end with H3_REQUEST_INCOMPLETE (§4.1).
 *
 * <p>It sits between the codec and Reactor Netty, which would close the stream as if all were well
 * when the codec complains.
 */
final class MessageGuard extends ChannelInboundHandlerAdapter {

    private static final Logger logger = LoggerFactory.getLogger(MessageGuard.class);

    private final QuicConnection connection;

    private @Nullable RequestBody body;

    private boolean failed;

    private boolean forwarded;

    MessageGuard(QuicConnection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!this.failed && message instanceof Http3HeadersFrame frame) {
            check(ctx, frame);
        } else if (this.body != null && message instanceof Http3DataFrame frame) {
            this.body.add(frame.content().readableBytes());
        }
        if (this.failed || message instanceof Http3UnknownFrame) {
            ReferenceCountUtil.release(message);
        } else {
            this.forwarded = true;
            ctx.fireChannelRead(message);
        }
    }

    private void check(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
        CharSequence fault =
                (this.body == null)
                        ? HeaderSection.fault(frame.headers())
                        : HeaderSection.faultOfTrailers(frame.headers());
        if (fault != null) {
            fail(ctx, Http3ErrorCode.H3_MESSAGE_ERROR, fault);
        } else if (this.body == null) {
            this.body = RequestBody.of(frame.headers());
        } else {
            endBody(ctx, this.body);
        }
    }

    private void endBody(ChannelHandlerContext ctx, RequestBody received) {
        if (!received.isComplete()) {
            fail(ctx, Http3ErrorCode.H3_MESSAGE_ERROR, HttpHeaderNames.CONTENT_LENGTH);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            end(ctx);
        }
        if (!this.failed) {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void end(ChannelHandlerContext ctx) {
        if (this.failed) {
            close(ctx);
        } else if (this.body == null) {
            fail(ctx, Http3ErrorCode.H3_REQUEST_INCOMPLETE, "no header section");
            close(ctx);
        } else {
            endBody(ctx, this.body);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof QuicStreamResetException) {
            this.connection.reset(ctx.channel(), ResetBy.CLIENT);
            fail(ctx, Http3ErrorCode.H3_REQUEST_INCOMPLETE, "reset by its client");
            close(ctx);
        } else if (isMalformed(cause)) {
            fail(ctx, Http3ErrorCode.H3_MESSAGE_ERROR, cause.toString());
        } else if (cause instanceof DecoderException || cause instanceof AssertionError) {
            // The codec trips over lengths in a field section that lead beyond its end.
            this.failed = true;
            ConnectionError.close(ctx.channel(), Http3ErrorCode.QPACK_DECOMPRESSION_FAILED, cause);
        } else if (cause instanceof Http3Exception) {
            // The codec closes the connection.
            this.failed = true;
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private static boolean isMalformed(Throwable cause) {
        return cause instanceof Http3HeadersValidationException
                || cause instanceof IllegalArgumentException
                || (cause instanceof Http3Exception ex
                        && ex.errorCode() == Http3ErrorCode.H3_MESSAGE_ERROR);
    }

    /** Nothing more goes to the application; if it knows of the request, it learns of its end. */
    private void fail(ChannelHandlerContext ctx, Http3ErrorCode error, CharSequence fault) {
        if (this.failed) {
            return;
        }
        this.failed = true;
        this.connection.reset(ctx.channel(), ResetBy.SERVER);
        this.connection.abandonRequest();
        logger.debug("{} is reset with {}: {}", ctx.channel(), error, fault);
        ((QuicStreamChannel) ctx.channel())
                .shutdownOutput(error.code())
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        if (this.body != null) {
            close(ctx);
        }
    }

    private static void close(ChannelHandlerContext ctx) {
        var _ = ctx.close();
    }

    /**
     * A read that gave nothing to those behind is repeated: they wait for it. So the rest of a
     * failed request is read too, and its stream can end.
     */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (this.forwarded) {
            this.forwarded = false;
            ctx.fireChannelReadComplete();
        } else {
            ctx.read();
        }
    }
}
