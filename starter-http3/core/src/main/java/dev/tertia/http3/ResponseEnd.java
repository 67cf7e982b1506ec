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
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.util.concurrent.PromiseNotifier;

import org.jspecify.annotations.Nullable;

import reactor.netty.NettyPipeline;

import java.util.concurrent.RejectedExecutionException;

/**
 * Sends the end of a response (FIN) together with its last bytes.
 *
 * <p>The codec sends it alone. quiche does not send an end again that got lost alone, once all
 * bytes before it are acknowledged: the client would wait for it until the connection is idle for
 * too long. An end that travels with bytes is sent again with them.
 *
 * <p>Sits first in a stream's pipeline. Confined to the stream's event loop.
 */
final class ResponseEnd extends ChannelDuplexHandler {

    private boolean watching;

    private boolean ending;

    private @Nullable ByteBuf lastBytes;

    private @Nullable ChannelPromise lastPromise;

    /** The pipeline is complete when the first bytes are read, and not before. */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!this.watching && ctx.pipeline().get(NettyPipeline.H3ToHttp11Codec) != null) {
            this.watching = true;
            ctx.pipeline().addAfter(NettyPipeline.H3ToHttp11Codec, null, new Watch(ctx));
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (this.ending && message instanceof ByteBuf bytes) {
            writeLast(ctx, false);
            this.lastBytes = bytes;
            this.lastPromise = promise;
        } else {
            var _ = ctx.write(message, promise);
        }
    }

    private void writeLast(ChannelHandlerContext ctx, boolean fin) {
        ByteBuf bytes = this.lastBytes;
        ChannelPromise promise = this.lastPromise;
        this.lastBytes = null;
        this.lastPromise = null;
        if (bytes == null || promise == null) {
            return;
        }
        var _ =
                ctx.write(
                        new DefaultQuicStreamFrame(bytes, fin),
                        fin ? completingLater(ctx, promise) : promise);
    }

    /**
     * Returns a promise that completes the other one in a turn of its own. The codec and Reactor
     * Netty end the stream once more when they hear of it, which fails with an exception each: its
     * stack trace would have all frames of the application. Two of them took a third of the
     * processor time of a short request.
     */
    private static ChannelPromise completingLater(
            ChannelHandlerContext ctx, ChannelPromise promise) {
        ChannelPromise written = ctx.newPromise();
        try {
            // Now, so that it comes before the news that the stream is closed.
            ctx.executor()
                    .execute(() -> {
                        var _ = PromiseNotifier.cascade(written, promise);
                    });
            return written;
        } catch (RejectedExecutionException ex) {
            // The event loop ends.
            return promise;
        }
    }

    private static boolean isLast(Object message) {
        return message instanceof LastHttpContent
                && !(message instanceof FullHttpResponse response
                        && response.status().equals(HttpResponseStatus.CONTINUE));
    }

    /** Sees the end of a response before it is encoded. */
    private final class Watch extends ChannelOutboundHandlerAdapter {

        private final ChannelHandlerContext transport;

        Watch(ChannelHandlerContext transport) {
            this.transport = transport;
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            ResponseEnd.this.ending = isLast(message);
            var _ = ctx.write(message, promise);
            if (ResponseEnd.this.ending) {
                ResponseEnd.this.ending = false;
                writeLast(this.transport, true);
            }
        }
    }
}
