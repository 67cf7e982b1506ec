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

import dev.tertia.http3.CongestionControl;
import dev.tertia.http3.PathConfig;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How datagrams are sent and received.
 *
 * @param congestionControl How the rate is found at which a connection sends.
 * @param initialWindow Number of datagrams that are sent before the first acknowledgement.
 * @param maxSendPayload Bytes of QUIC in a datagram that is sent. Networks lose what is larger than
 *     they carry.
 * @param maxReceivePayload Bytes of QUIC in a datagram that clients may send.
 * @param activeMigration Whether clients may change their address by intention.
 * @since 0.1.0
 */
public record Http3PathProperties(
        @DefaultValue("cubic") CongestionControl congestionControl,
        @DefaultValue("10") int initialWindow,
        @DefaultValue("1200B") DataSize maxSendPayload,
        @DefaultValue("1500B") DataSize maxReceivePayload,
        @DefaultValue("true") boolean activeMigration) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Http3PathProperties {
        Http3PropertyChecks.between("path.initial-window", 1, PathConfig.MAX_WINDOW, initialWindow);
        requirePayload("max-send-payload", maxSendPayload);
        requirePayload("max-receive-payload", maxReceivePayload);
    }

    private static void requirePayload(String name, DataSize size) {
        Assert.isTrue(
                size.toBytes() >= PathConfig.MIN_PAYLOAD
                        && size.toBytes() <= PathConfig.MAX_PAYLOAD,
                () ->
                        "'tertia.http3.path.%s' must be between %dB and %dB but was %s"
                                .formatted(
                                        name,
                                        PathConfig.MIN_PAYLOAD,
                                        PathConfig.MAX_PAYLOAD,
                                        size));
    }

    PathConfig config() {
        return new PathConfig(
                this.congestionControl,
                this.initialWindow,
                (int) this.maxSendPayload.toBytes(),
                (int) this.maxReceivePayload.toBytes(),
                this.activeMigration);
    }
}
