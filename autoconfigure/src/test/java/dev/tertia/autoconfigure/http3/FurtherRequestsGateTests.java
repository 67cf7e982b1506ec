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
package dev.tertia.autoconfigure.http3;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

import org.junit.jupiter.api.Test;

/** What passes on a connection that is about to close. */
final class FurtherRequestsGateTests {

    @Test
    void theRestOfARequestPassesAndTheNextOneDoesNot() {
        EmbeddedChannel channel = new EmbeddedChannel(new FurtherRequestsGate());
        assertThat(channel.writeInbound(new DefaultHttpContent(Unpooled.buffer()))).isTrue();
        assertThat(channel.writeInbound(new DefaultLastHttpContent())).isTrue();
        ByteBuf dropped = Unpooled.buffer();
        assertThat(
                        channel.writeInbound(
                                new DefaultHttpRequest(
                                        HttpVersion.HTTP_1_1, HttpMethod.POST, "/next"),
                                new DefaultLastHttpContent(dropped)))
                .isTrue();
        assertThat(channel.inboundMessages()).hasSize(2);
        assertThat(dropped.refCnt()).isZero();
        channel.finishAndReleaseAll();
    }
}
