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
package dev.tertia.http3.stats;

/**
 * Packets and bytes of one connection or of many, as the QUIC library counts them: what is received
 * comes to less than what its socket has read, which {@link SocketStats} has. Immutable.
 *
 * @param sentPackets QUIC packets sent
 * @param receivedPackets QUIC packets received
 * @param lostPackets sent packets that are taken for lost
 * @param retransmittedPackets sent packets with data that was sent before
 * @param sentBytes bytes of the packets sent
 * @param receivedBytes bytes of the packets received
 * @param lostBytes bytes of the packets lost
 * @param retransmittedBytes bytes of streams that were sent again
 * @since 0.1.0
 */
public record TrafficStats(
        long sentPackets,
        long receivedPackets,
        long lostPackets,
        long retransmittedPackets,
        long sentBytes,
        long receivedBytes,
        long lostBytes,
        long retransmittedBytes) {

    /** Nothing yet. */
    public static final TrafficStats NONE = new TrafficStats(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Adds other traffic.
     *
     * @param other what is added
     * @return the sum
     */
    public TrafficStats plus(TrafficStats other) {
        return new TrafficStats(
                this.sentPackets + other.sentPackets,
                this.receivedPackets + other.receivedPackets,
                this.lostPackets + other.lostPackets,
                this.retransmittedPackets + other.retransmittedPackets,
                this.sentBytes + other.sentBytes,
                this.receivedBytes + other.receivedBytes,
                this.lostBytes + other.lostBytes,
                this.retransmittedBytes + other.retransmittedBytes);
    }

    /**
     * Returns what has come on top of an earlier sample of the same connection.
     *
     * @param earlier the earlier sample
     * @return the growth, 0 where a count has gone back: QUIC may find a lost packet again
     */
    public TrafficStats since(TrafficStats earlier) {
        return new TrafficStats(
                growth(this.sentPackets, earlier.sentPackets),
                growth(this.receivedPackets, earlier.receivedPackets),
                growth(this.lostPackets, earlier.lostPackets),
                growth(this.retransmittedPackets, earlier.retransmittedPackets),
                growth(this.sentBytes, earlier.sentBytes),
                growth(this.receivedBytes, earlier.receivedBytes),
                growth(this.lostBytes, earlier.lostBytes),
                growth(this.retransmittedBytes, earlier.retransmittedBytes));
    }

    private static long growth(long now, long before) {
        return Math.max(0, now - before);
    }
}
