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
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.handler.codec.quic.QuicStreamType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A stream whose bytes a test writes itself. Writing fails silently: the server may be faster with
 * its answer than the test with the rest of what is wrong.
 */
final class RawStream {

    private final ByteBuf received = Unpooled.buffer();

    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    private final QuicStreamChannel channel;

    private RawStream(QuicChannel connection, QuicStreamType type) throws Exception {
        this.channel = connection.createStream(type, new Receiver()).get(10, TimeUnit.SECONDS);
    }

    static RawStream open(QuicChannel connection, QuicStreamType type) throws Exception {
        return new RawStream(connection, type);
    }

    RawStream write(byte[]... parts) {
        this.channel.writeAndFlush(Unpooled.wrappedBuffer(parts)).awaitUninterruptibly();
        return this;
    }

    RawStream finish() {
        this.channel.shutdownOutput().awaitUninterruptibly();
        return this;
    }

    RawStream reset(int error) {
        this.channel.shutdownOutput(error).awaitUninterruptibly();
        return this;
    }

    /** Waits for the server: the status of a whole response, or the code of a reset. */
    String awaitOutcome() throws Exception {
        return this.outcome.get(10, TimeUnit.SECONDS);
    }

    private final class Receiver extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            RawStream.this.received.writeBytes(bytes);
            bytes.release();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                RawStream.this.outcome.complete(Wire.status(RawStream.this.received));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            if (cause instanceof QuicStreamResetException reset) {
                RawStream.this.outcome.complete(Wire.reset(reset.applicationProtocolCode()));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            RawStream.this.outcome.complete("closed");
        }
    }
}
