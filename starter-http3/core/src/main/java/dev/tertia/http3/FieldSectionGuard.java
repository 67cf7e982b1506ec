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
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.ReferenceCountUtil;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers 431 to a request whose header section is too large (RFC 9114 §4.2.2, RFC 6585 §5): only
 * that request fails, and not its connection, as it would in the codec.
 */
final class FieldSectionGuard extends ChannelInboundHandlerAdapter {

    /** What each field line counts beside its characters. */
    private static final int FIELD_OVERHEAD = 32;

    private final long limit;

    private final LongAdder counter;

    /** Trailers come when the response may have begun: there is no status left to send. */
    private boolean seen;

    private boolean refused;

    FieldSectionGuard(long limit, LongAdder counter) {
        this.limit = limit;
        this.counter = counter;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!this.seen && message instanceof Http3HeadersFrame frame) {
            this.seen = true;
            if (size(frame.headers()) > this.limit) {
                this.refused = true;
                this.counter.increment();
                refuse(ctx);
            }
        }
        if (this.refused) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private static long size(Http3Headers headers) {
        long size = 0;
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            size += field.getKey().length() + field.getValue().length() + FIELD_OVERHEAD;
        }
        return size;
    }

    private static void refuse(ChannelHandlerContext ctx) {
        DefaultHttp3HeadersFrame response = new DefaultHttp3HeadersFrame();
        response.headers()
                .status(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.codeAsText())
                .set("content-length", "0");
        ctx.writeAndFlush(response)
                .addListener(QuicStreamChannel.SHUTDOWN_OUTPUT)
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** The rest of a refused request is read, so that its stream can end. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (this.refused) {
            ctx.read();
        } else {
            ctx.fireChannelReadComplete();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!this.refused) {
            ctx.fireUserEventTriggered(event);
        }
    }
}
