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
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicPathEvent;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;

/**
 * Tells {@link PathChallenges} which address of a connection is being validated. Confined to an
 * event loop.
 */
final class ChallengeRecovery extends ChannelInboundHandlerAdapter {

    private @Nullable InetSocketAddress challenged;

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof QuicPathEvent.New) {
            end(ctx);
            begin(ctx);
        } else if (event instanceof QuicPathEvent.Validated
                || event instanceof QuicPathEvent.FailedValidation) {
            end(ctx);
        }
        ctx.fireUserEventTriggered(event);
    }

    private void begin(ChannelHandlerContext ctx) {
        InetSocketAddress sender =
                (InetSocketAddress) ((QuicChannel) ctx.channel()).remoteSocketAddress();
        PathChallenges challenges = challenges(ctx);
        if (challenges != null && sender != null) {
            challenges.begin(sender);
            this.challenged = sender;
        }
    }

    private void end(ChannelHandlerContext ctx) {
        PathChallenges challenges = challenges(ctx);
        if (challenges != null && this.challenged != null) {
            challenges.end(this.challenged);
            this.challenged = null;
        }
    }

    private static @Nullable PathChallenges challenges(ChannelHandlerContext ctx) {
        return ctx.channel().parent().pipeline().get(PathChallenges.class);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(ctx);
        ctx.fireChannelInactive();
    }
}
