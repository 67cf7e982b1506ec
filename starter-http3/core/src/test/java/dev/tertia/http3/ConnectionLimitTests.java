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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Timeout(60)
final class ConnectionLimitTests {

    private static final int CONNECTION_REFUSED = 2;

    private static ConnectionLimits limits(int all, int perPrefix) {
        return new ConnectionLimits(all, perPrefix, 32, 64, Duration.ofSeconds(10));
    }

    private static RawQuicClient connect(TestServer server) throws Exception {
        return new RawQuicClient(server.listener().localAddress());
    }

    /** Returns the error that the server closes a connection with, before there is one. */
    private static int refusal(TestServer server) throws Exception {
        CompletableFuture<Integer> error = new CompletableFuture<>();
        try (QuicClientSocket socket =
                new QuicClientSocket(server.listener().localAddress(), "127.0.0.1")) {
            var _ = socket.connect(error::complete);
            return error.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void refusesOneTooManyBeforeItsHandshake() throws Exception {
        try (TestServer server = TestServer.start(limits(2, 2));
                RawQuicClient first = connect(server)) {
            try (RawQuicClient second = connect(server)) {
                assertThat(refusal(server)).isEqualTo(CONNECTION_REFUSED);
                assertThat(server.listener().refused(Refusal.CONNECTIONS)).isEqualTo(1);
                assertThat(second.peerTransportParameters()).isNotNull();
            }
            while (server.listener().activeConnections() > 1) {
                Thread.onSpinWait();
            }
            try (RawQuicClient again = connect(server)) {
                assertThat(again.peerTransportParameters()).isNotNull();
                assertThat(first.peerTransportParameters()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 32, 64, 192.0.2.77",
        "192.0.2.77, 24, 64, 192.0.2.0",
        "192.0.2.77, 25, 64, 192.0.2.0",
        "192.0.2.177, 25, 64, 192.0.2.128",
        "192.0.2.77, 1, 64, 128.0.0.0",
        "2001:db8:1:2:3:4:5:6, 32, 64, 2001:db8:1:2::",
        "2001:db8:1:2ff:3:4:5:6, 32, 56, 2001:db8:1:200::",
        "2001:db8:1:2:3:4:5:6, 32, 128, 2001:db8:1:2:3:4:5:6",
        "::ffff:192.0.2.77, 24, 64, 192.0.2.0"
    })
    void prefixes(String address, int ipv4, int ipv6, String network) throws Exception {
        var limits = new ConnectionLimits(1, 1, ipv4, ipv6, Duration.ofSeconds(1));
        assertThat(AddressPrefix.of(InetAddress.getByName(address), limits))
                .isEqualTo(new AddressPrefix(InetAddress.getByName(network)));
    }

    @Test
    void countsEachPrefix() throws Exception {
        ConnectionAdmission admission = new ConnectionAdmission(limits(3, 2));
        AddressPrefix one = new AddressPrefix(InetAddress.getByName("192.0.2.1"));
        AddressPrefix two = new AddressPrefix(InetAddress.getByName("192.0.2.2"));
        assertThat(admission.enter(one)).isNull();
        assertThat(admission.enter(one)).isNull();
        assertThat(admission.enter(one)).isEqualTo(Refusal.CONNECTIONS_PER_PREFIX);
        assertThat(admission.enter(two)).isNull();
        assertThat(admission.enter(two)).isEqualTo(Refusal.CONNECTIONS);
        admission.leave(one);
        assertThat(admission.enter(two)).isNull();
        admission.leave(one);
        admission.leave(two);
        admission.leave(two);
        assertThat(admission.enter(one)).isNull();
    }

    @Test
    void checksItsValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConnectionLimits(1, 1, 33, 64, Duration.ofSeconds(1)))
                .withMessage("'ipv4PrefixLength' must be between 1 and 32 but was 33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConnectionLimits(0, 1, 32, 64, Duration.ofSeconds(1)))
                .withMessage("'maxConnections' must be positive but was 0");
    }
}
