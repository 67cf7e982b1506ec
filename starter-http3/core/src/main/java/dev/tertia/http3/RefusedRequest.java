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
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamChannel;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;

/** The ways to end a request that is refused. */
final class RefusedRequest {

    private RefusedRequest() {}

    /** Answers a request that nobody has seen yet. */
    static void answer(ChannelHandlerContext ctx, HttpResponseStatus status) {
        DefaultHttp3HeadersFrame response = new DefaultHttp3HeadersFrame();
        response.headers().status(status.codeAsText()).setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        ctx.writeAndFlush(response)
                .addListener(QuicStreamChannel.SHUTDOWN_OUTPUT)
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Lets the application that reads the body answer, in the way it answers other failures. */
    static void fail(ChannelHandlerContext ctx, HttpResponseStatus status) {
        var refusal = new ResponseStatusException(HttpStatusCode.valueOf(status.code()));
        // Where it comes from says nothing, and clients decide how many there are.
        refusal.setStackTrace(new StackTraceElement[0]);
        ctx.fireExceptionCaught(refusal);
    }

    /** Ends a request whose answer has begun: there is no status left to send. */
    static void reset(ChannelHandlerContext ctx) {
        ((QuicStreamChannel) ctx.channel())
                .shutdown(Http3ErrorCode.H3_REQUEST_CANCELLED.code())
                .addListener(ChannelFutureListener.CLOSE);
    }
}
