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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Some rows of the other tables, on Reactor Netty's own socket. */
@Timeout(60)
final class MalformedInFallbackTests {

    private final WireServer server = new WireServer("noSuchField");

    @AfterEach
    void stop() {
        this.server.close();
    }

    @Test
    void theConnectionIsClosed() throws Exception {
        assertThat(this.server.connectionError(client -> client.control(Wire.frame(Wire.GREASE))))
                .isEqualTo("H3_MISSING_SETTINGS");
        assertThat(
                        this.server.connectionError(
                                client -> client.unidirectional(0x3).write(Wire.bytes(0x80))))
                .isEqualTo("QPACK_DECODER_STREAM_ERROR");
        this.server.assertUnharmed();
    }

    @Test
    void theConnectionIsClosedWithinARequest() throws Exception {
        byte[] request = Wire.headers(HeaderCase.GET.replace("GET", "POST"));
        byte[] cut = Wire.bytes(Wire.DATA, 5, 'x');
        assertThat(
                        this.server.connectionError(
                                client -> client.request().write(request, cut).finish()))
                .isEqualTo("H3_FRAME_ERROR");
        this.server.assertUnharmed();
    }

    @Test
    void theRequestIsReset() throws Exception {
        this.server.assertNotServed(
                HeaderCase.malformed("RFC 9114 §4.2", HeaderCase.GET + ";connection=close"));
        this.server.assertNotServed(
                HeaderCase.malformed("RFC 9114 §4.2", HeaderCase.GET + ";X-Upper=x"));
    }
}
