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

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Reads and drops the rest of a refused request for a while, then tells its client to stop (RFC
 * 9114 §4.1). Confined to an event loop.
 *
 * <p>The stream stays open as long: the codec forgets a stream only once it has seen its end.
 */
final class RequestLinger extends ChannelDuplexHandler {

    private static final Duration LINGER = Duration.ofSeconds(5);

    private final QuicConnection connection;

    private @Nullable Future<?> end;

    private boolean inputEnded;

    RequestLinger(QuicConnection connection) {
        this.connection = connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.inputEnded = ((QuicStreamChannel) ctx.channel()).isInputShutdown();
        this.end =
                ctx.executor()
                        .schedule(() -> stopSending(ctx), LINGER.toMillis(), TimeUnit.MILLISECONDS);
        ctx.read();
    }

    private void stopSending(ChannelHandlerContext ctx) {
        this.inputEnded = true;
        this.connection.abandonRequest();
        ((QuicStreamChannel) ctx.channel())
                .shutdownInput(Http3ErrorCode.H3_NO_ERROR.code())
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            this.inputEnded = true;
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof QuicStreamResetException) {
            this.inputEnded = true;
            this.connection.reset(ctx.channel(), ResetBy.CLIENT);
            this.connection.abandonRequest();
            var _ = ctx.close();
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    /** Whoever has answered closes; the end of the request is still awaited. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (this.inputEnded) {
            var _ = ctx.close(promise);
        } else {
            promise.trySuccess();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (this.end != null) {
            this.end.cancel(false);
        }
        ctx.fireChannelInactive();
    }
}
