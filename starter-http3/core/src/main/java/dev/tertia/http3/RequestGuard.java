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
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelOutputShutdownException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/**
 * Holds one request to its limits: only that request fails, and not its connection, as it would in
 * the codec. Confined to an event loop.
 */
final class RequestGuard extends ChannelDuplexHandler implements ChannelFutureListener {

    private final RequestRules rules;

    private final QuicConnection connection;

    private final RequestDeadline deadline;

    private long bodySize;

    /** Trailers come when the response may have begun: they are judged by nobody. */
    private boolean headersSeen;

    private boolean inputClosed;

    private boolean responseBegun;

    private boolean stopped;

    RequestGuard(RequestRules rules, QuicConnection connection) {
        this.rules = rules;
        this.connection = connection;
        this.deadline = new RequestDeadline(rules.limits());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        this.deadline.awaitHeaders(ctx.executor(), refusal -> refuse(ctx, refusal, false));
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        boolean begun = this.headersSeen;
        Refusal refusal = judge(message);
        if (refusal == null) {
            ctx.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
            refuse(ctx, refusal, begun);
        }
    }

    private @Nullable Refusal judge(Object message) {
        if (message instanceof Http3DataFrame data) {
            int length = data.content().readableBytes();
            this.bodySize += length;
            this.deadline.receive(length);
            return (this.bodySize > this.rules.limits().maxBodySize()) ? Refusal.BODY_SIZE : null;
        }
        if (!this.headersSeen && message instanceof Http3HeadersFrame frame) {
            this.headersSeen = true;
            this.deadline.cancel();
            boolean tooEarly =
                    this.connection.isEarlyRequest() && !EarlyRequest.admit(frame.headers());
            return tooEarly ? Refusal.TOO_EARLY : this.rules.check(frame.headers());
        }
        return null;
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (this.headersSeen && !this.inputClosed) {
            this.deadline.awaitBody(ctx.executor(), refusal -> refuse(ctx, refusal, true));
        }
        ctx.read();
    }

    private void refuse(ChannelHandlerContext ctx, Refusal refusal, boolean requestBegun) {
        this.deadline.cancel();
        this.connection.refuse(refusal);
        HttpResponseStatus status = refusal.status();
        if (this.responseBegun || status == null) {
            this.connection.reset(ctx.channel(), ResetBy.SERVER);
            this.connection.abandonRequest();
            RefusedRequest.reset(ctx);
            return;
        }
        ctx.pipeline().addBefore(ctx.name(), null, new RequestLinger(this.connection));
        if (requestBegun) {
            RefusedRequest.fail(ctx, status);
        } else {
            RefusedRequest.answer(ctx, status);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            this.inputClosed = true;
            this.deadline.cancel();
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        this.responseBegun |= message instanceof Http3HeadersFrame frame && isFinal(frame);
        var _ = ctx.write(message, promise.unvoid().addListener(this));
    }

    private static boolean isFinal(Http3HeadersFrame frame) {
        CharSequence status = frame.headers().status();
        return status != null && status.charAt(0) != '1';
    }

    /** A client that stops the response is known by the writes that fail. */
    @Override
    public void operationComplete(ChannelFuture write) {
        if (!this.stopped && write.cause() instanceof ChannelOutputShutdownException) {
            this.stopped = true;
            this.connection.reset(write.channel(), ResetBy.CLIENT);
            this.connection.abandonRequest();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        this.deadline.cancel();
        ctx.fireChannelInactive();
    }
}
