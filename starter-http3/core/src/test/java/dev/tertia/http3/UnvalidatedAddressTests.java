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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

final class UnvalidatedAddressTests {

    private static final int CHOSEN_BY_CLIENT = 1;

    private static final int CHOSEN_BY_SERVER = 2;

    private final UnvalidatedAddress address =
            new UnvalidatedAddress(datagram(CHOSEN_BY_CLIENT, 9, 100));

    /** Ids of one byte are enough here. */
    private static ByteBuf datagram(int destinationId, int sourceId, int length) {
        ByteBuf content = Unpooled.buffer().writeByte(0xc0).writeInt(1);
        content.writeByte(1).writeByte(destinationId).writeByte(1).writeByte(sourceId);
        return content.writeZero(length - content.readableBytes());
    }

    @Test
    void getsThreeTimesWhatCame() {
        assertThat(this.address.send(datagram(9, CHOSEN_BY_SERVER, 300))).isTrue();
        assertThat(this.address.send(datagram(9, CHOSEN_BY_SERVER, 20))).isFalse();
    }

    @Test
    void isValidatedByAnIdOfTheServer() {
        assertThat(this.address.send(datagram(9, CHOSEN_BY_SERVER, 300))).isTrue();
        this.address.receive(datagram(CHOSEN_BY_SERVER, 9, 20));
        assertThat(this.address.send(datagram(9, CHOSEN_BY_SERVER, 5000))).isTrue();
    }

    /** Version Negotiation and refusals repeat what the client has chosen. */
    @Test
    void isNotValidatedByAnIdThatWasRepeated() {
        assertThat(this.address.send(datagram(9, CHOSEN_BY_CLIENT, 100))).isTrue();
        this.address.receive(datagram(CHOSEN_BY_CLIENT, 9, 20));
        assertThat(this.address.send(datagram(9, CHOSEN_BY_SERVER, 5000))).isFalse();
    }
}
