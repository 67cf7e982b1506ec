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

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.http3.Http3Exception;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicTransportError;

import org.junit.jupiter.api.Test;

import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.http.server.HttpServer;

import java.nio.channels.ClosedChannelException;

final class ConnectionEventsTests {

    private final ConnectionObserver events =
            ConnectionEvents.of(HttpServer.create().configuration());

    private boolean isClosedAfter(Throwable error) {
        EmbeddedChannel channel = new EmbeddedChannel();
        this.events.onUncaughtException(Connection.from(channel), error);
        channel.runPendingTasks();
        return !channel.isOpen();
    }

    @Test
    void faultsOfAPeerFillNoLog() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(isClosedAfter(new ClosedChannelException())).isTrue();
            assertThat(isClosedAfter(new Http3Exception(Http3ErrorCode.H3_FRAME_ERROR, "bad")))
                    .isTrue();
            assertThat(
                            isClosedAfter(
                                    new QuicException(
                                            "bad", QuicTransportError.PROTOCOL_VIOLATION)))
                    .isTrue();
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void ownFaultsAreLogged() {
        try (LogRecorder log = new LogRecorder()) {
            assertThat(isClosedAfter(new IllegalStateException("on purpose"))).isTrue();
            assertThat(log.warnings()).hasSize(1);
        }
    }
}
