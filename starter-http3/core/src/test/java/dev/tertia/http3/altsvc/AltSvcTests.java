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
package dev.tertia.http3.altsvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tertia.http3.TestServer;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class AltSvcTests {

    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void writesTheHeaderValue() {
        assertThat(new AltSvc(8443, DAY, false).headerValue()).isEqualTo("h3=\":8443\"; ma=86400");
        assertThat(new AltSvc(443, Duration.ZERO, true).headerValue())
                .isEqualTo("h3=\":443\"; ma=0; persist=1");
    }

    @Test
    void refusesWhatCannotBeAnnounced() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AltSvc(0, DAY, false))
                .withMessage("'port' must be between 1 and 65535 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AltSvc(65536, DAY, false))
                .withMessage("'port' must be between 1 and 65535 but was 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AltSvc(1, Duration.ofSeconds(-1), false))
                .withMessage("'maxAge' must not be negative but was PT-1S");
    }

    @Test
    void announcesAListenerForAsLongAsItAccepts() {
        AltSvcAnnouncement announcement = new AltSvcAnnouncement();
        assertThat(announcement.get()).isNull();
        try (TestServer server = TestServer.start()) {
            announcement.announce(server.listener(), new AltSvc(1234, DAY, false));
            assertThat(announcement.get()).isEqualTo("h3=\":1234\"; ma=86400");
            announcement.clear();
            assertThat(announcement.get()).isEqualTo("clear");
            announcement.withdraw();
            announcement.clear();
            assertThat(announcement.get()).isNull();
            announcement.announce(server.listener(), new AltSvc(1234, DAY, false));
            server.listener().close();
            assertThat(announcement.get()).isNull();
        }
    }

    @Test
    void operatorsDecideWhatClientsAreTold() {
        AltSvcAnnouncement announcement = new AltSvcAnnouncement();
        announcement.choose(Announcing.CLEAR);
        assertThat(announcement.get()).isNull();
        try (TestServer server = TestServer.start()) {
            announcement.announce(server.listener(), new AltSvc(1234, DAY, false));
            assertThat(announcement.announcing()).isEqualTo(Announcing.CLEAR);
            assertThat(announcement.get()).isEqualTo("clear");
            announcement.choose(Announcing.OFF);
            assertThat(announcement.get()).isNull();
            announcement.choose(Announcing.ON);
            assertThat(announcement.get()).isEqualTo("h3=\":1234\"; ma=86400");
            announcement.choose(Announcing.OFF);
            announcement.clear();
            assertThat(announcement.get()).isEqualTo("clear");
        }
    }
}
