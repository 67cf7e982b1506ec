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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tertia.http3.stats.ConnectionInfo;
import dev.tertia.http3.stats.ConnectionState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.crypto.spec.SecretKeySpec;

@Timeout(60)
final class Http3AdminTests {

    private static final int H3_NO_ERROR = 0x100;

    private static List<ConnectionInfo> connections(TestServer server, int limit) throws Exception {
        return server.listener().admin().connections(limit).get(10, TimeUnit.SECONDS);
    }

    @Test
    void listsTheOldestConnectionsFirst() throws Exception {
        try (TestServer server = TestServer.start();
                RawQuicClient first = new RawQuicClient(server.listener().localAddress());
                RawQuicClient second = new RawQuicClient(server.listener().localAddress())) {
            first.request().write(new byte[] {0x01});
            ConnectionInfo oldest = connections(server, 1).getFirst();
            while (oldest.activeRequests() == 0) {
                oldest = connections(server, 1).getFirst();
            }
            List<ConnectionInfo> all = connections(server, 10);
            assertThat(all)
                    .hasSize(2)
                    .extracting(ConnectionInfo::id)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(all).extracting(ConnectionInfo::address).containsOnly("127.0.0.x");
            assertThat(all).extracting(ConnectionInfo::activeRequests).containsExactly(1, 0);
            assertThat(all).extracting(ConnectionInfo::state).containsOnly(ConnectionState.OPEN);
            assertThat(all).extracting(ConnectionInfo::age).allMatch(Duration::isPositive);
            assertThat(second.peerTransportParameters()).isNotNull();
            assertThatIllegalArgumentException().isThrownBy(() -> connections(server, 0));
            assertThat(server.listener().drain()).isNotDone();
            assertThat(connections(server, 1).getFirst().state())
                    .isEqualTo(ConnectionState.DRAINING);
        }
    }

    @Test
    void closesOneConnection() throws Exception {
        try (TestServer server = TestServer.start();
                RawQuicClient first = new RawQuicClient(server.listener().localAddress());
                RawQuicClient second = new RawQuicClient(server.listener().localAddress())) {
            List<ConnectionInfo> all = connections(server, 10);
            Http3Admin admin = server.listener().admin();
            assertThat(admin.closeConnection(all.getLast().id())).isTrue();
            assertThat(second.awaitClose()).isEqualTo(H3_NO_ERROR);
            while (server.listener().activeConnections() > 1) {
                Thread.onSpinWait();
            }
            assertThat(connections(server, 10))
                    .extracting(ConnectionInfo::id)
                    .containsExactly(all.getFirst().id());
            assertThat(admin.closeConnection(all.getLast().id())).isFalse();
            assertThat(first.peerTransportParameters()).isNotNull();
        }
    }

    private static RetryConfig always(SecretKeySpec... keys) {
        return new RetryConfig(
                RetryMode.ALWAYS, 1, Duration.ofSeconds(10), List.of(keys), Duration.ofHours(1));
    }

    @Test
    void replacesARandomRetryKey() throws Exception {
        try (TestServer server = TestServer.start(always())) {
            Http3Admin admin = server.listener().admin();
            admin.replaceRetryKey();
            try (RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
                assertThat(client.peerTransportParameters()).isNotNull();
            }
            assertThat(server.listener().validatedAddresses()).isEqualTo(1);
            assertThatIllegalStateException()
                    .isThrownBy(admin::replaceRetryKey)
                    .withMessageContaining("was replaced a moment ago");
        }
    }

    @Test
    void leavesConfiguredRetryKeysAlone() {
        var key = new SecretKeySpec(new byte[32], "HmacSHA256");
        try (TestServer server = TestServer.start(always(key))) {
            Http3Admin admin = server.listener().admin();
            assertThatIllegalStateException()
                    .isThrownBy(admin::replaceRetryKey)
                    .withMessageContaining("are configured");
            assertThat(admin.config().retry().keys()).containsExactly(key);
        }
    }
}
