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
import io.netty.handler.codec.quic.QuicPathEvent;

/**
 * Sends GOAWAY to a client that has used all but one of its paths, so that it opens another
 * connection in time. Confined to an event loop.
 *
 * <p>quiche gives a connection as many paths as it accepts connection ids, never gives up one that
 * was in use, and ignores a client at an address for which no path is left.
 */
final class PathBudget extends ChannelInboundHandlerAdapter {

    /** Addresses that a connection can have in its life; the library's default is 2. */
    static final int PATHS = 16;

    private final QuicConnection connection;

    private int used = 1;

    PathBudget(QuicConnection connection) {
        this.connection = connection;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof QuicPathEvent.New) {
            this.used++;
            if (this.used == PATHS - 1) {
                this.connection.drain();
            }
        }
        ctx.fireUserEventTriggered(event);
    }
}
