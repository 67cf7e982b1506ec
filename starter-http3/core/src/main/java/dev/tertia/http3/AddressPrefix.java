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

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The part of an address that its network shares.
 *
 * @param network the address with all other bits cleared
 */
record AddressPrefix(InetAddress network) {

    private static final int IPV4_BYTES = 4;

    static AddressPrefix of(InetAddress address, ConnectionLimits limits) {
        byte[] bytes = address.getAddress();
        int bits =
                (bytes.length == IPV4_BYTES)
                        ? limits.ipv4PrefixLength()
                        : limits.ipv6PrefixLength();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        try {
            return new AddressPrefix(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException ex) {
            throw new IllegalStateException("The length of an address is right", ex);
        }
    }
}
