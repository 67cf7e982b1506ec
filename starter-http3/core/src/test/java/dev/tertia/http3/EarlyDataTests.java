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

import static dev.tertia.http3.service.ResumingClient.EARLY_DATA;
import static dev.tertia.http3.service.ResumingClient.NO_EARLY_DATA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.service.ResumingClient;
import dev.tertia.http3.stats.EarlyDataStats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Requests of ngtcp2's client before the end of its handshake (RFC 8470). */
@Timeout(60)
final class EarlyDataTests {

    private static final Pattern RECEIVED_HANDSHAKE =
            Pattern.compile("frm rx \\d+ Handshake CRYPTO\\(0x06\\) offset=(\\d+) len=(\\d+)");

    private final ResumingClient client;

    EarlyDataTests(@TempDir Path folder) {
        this.client = new ResumingClient(folder);
    }

    /** A client can have its answer before the server knows that the handshake has ended. */
    private static void awaitOutcome(EarlyDataServer server, EarlyDataStats expected) {
        while (!server.listener().stats().connections().earlyData().equals(expected)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void isTakenForSafeMethods() throws Exception {
        try (EarlyDataServer server = EarlyDataServer.start()) {
            assertThat(this.client.get(server.address())).contains(":status: 200");
            assertThat(this.client.get(server.address())).contains(EARLY_DATA, ":status: 200");
            assertThat(server.seen()).containsExactly("GET null", "GET 1");
            assertThat(server.listener().stats().streams().early()).isOne();
            awaitOutcome(server, new EarlyDataStats(1, 0));
        }
    }

    @Test
    void isTooEarlyForOthers() throws Exception {
        try (EarlyDataServer server = EarlyDataServer.start()) {
            this.client.get(server.address());
            assertThat(this.client.post(server.address())).contains(EARLY_DATA, ":status: 425");
            assertThat(server.seen()).containsExactly("GET null");
            assertThat(server.listener().refused(Refusal.TOO_EARLY)).isOne();
        }
    }

    @Test
    void isLeftOutByAClientThatIsToldSo() throws Exception {
        try (EarlyDataServer server = EarlyDataServer.start()) {
            this.client.get(server.address());
            assertThat(this.client.post(server.address(), NO_EARLY_DATA))
                    .contains(":status: 200")
                    .doesNotContain(EARLY_DATA);
            assertThat(server.seen()).containsExactly("GET null", "POST null");
            assertThat(server.listener().stats().connections().earlyData())
                    .isEqualTo(EarlyDataStats.NONE);
        }
    }

    /** The server is known by the ticket, and shows no certificate: its messages are shorter. */
    @Test
    void isNotNeededToResume() throws Exception {
        int certificate = TestServer.certificate().certificate().getEncoded().length;
        try (EarlyDataServer server = EarlyDataServer.start()) {
            String full = this.client.get(server.address());
            assertThat(handshakeBytes(full)).isGreaterThan(certificate);
            String resumed = this.client.get(server.address(), NO_EARLY_DATA);
            assertThat(resumed).contains(":status: 200").doesNotContain(EARLY_DATA);
            assertThat(handshakeBytes(resumed)).isPositive().isLessThan(certificate);
            assertThat(server.seen()).containsExactly("GET null", "GET null");
        }
    }

    /** Returns the length of what the server has said after its ServerHello. */
    private static int handshakeBytes(String output) {
        return RECEIVED_HANDSHAKE
                .matcher(output)
                .results()
                .mapToInt(frame ->
                        Integer.parseInt(frame.group(1)) + Integer.parseInt(frame.group(2)))
                .max()
                .orElse(0);
    }

    /** The client sends it all the same, and once more after the handshake. */
    @Test
    void isRejectedUnlessSwitchedOn() throws Exception {
        try (EarlyDataServer server = EarlyDataServer.startWithout()) {
            this.client.get(server.address());
            assertThat(this.client.get(server.address())).contains(":status: 200");
            assertThat(server.seen()).containsExactly("GET null", "GET null");
            assertThat(server.listener().stats().streams().early()).isZero();
            awaitOutcome(server, new EarlyDataStats(0, 1));
        }
    }

    /** As after a restart, or with a ticket of another instance. */
    @Test
    void isRejectedWithAnUnknownTicket() throws Exception {
        try (EarlyDataServer first = EarlyDataServer.start();
                EarlyDataServer second = EarlyDataServer.start()) {
            this.client.get(first.address());
            assertThat(this.client.post(second.address())).contains(EARLY_DATA, ":status: 200");
            assertThat(first.seen()).containsExactly("GET null");
            assertThat(second.seen()).containsExactly("POST null");
            awaitOutcome(second, new EarlyDataStats(0, 1));
        }
    }
}
