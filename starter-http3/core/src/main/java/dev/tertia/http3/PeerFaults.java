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
import io.netty.handler.codec.http3.Http3Exception;
import io.netty.handler.codec.quic.QuicException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/**
 * Ends the way of exceptions that a peer causes: what it does wrong is no error of this
 * application, so anybody must not be able to fill its log.
 */
final class PeerFaults extends ChannelInboundHandlerAdapter {

    private static final Logger logger = LoggerFactory.getLogger(PeerFaults.class);

    static boolean isOne(Throwable error) {
        return error instanceof IOException
                || error instanceof Http3Exception
                || error instanceof QuicException;
    }

    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (isOne(cause)) {
            logger.debug("{} failed by its peer's fault", ctx.channel(), cause);
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }
}
