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
package dev.tertia.http.client;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The part of an address that its network shares.
 *
 * @since 0.1.0
 */
public final class NetworkPrefix {

    private NetworkPrefix() {}

    /**
     * Clears the bits of an address that are not its network's. A scope is dropped, and an IPv4
     * address that is mapped into IPv6 becomes IPv4.
     *
     * @param address the address
     * @param length the number of bits to keep, 0 or more
     * @return the address of the network
     * @throws IllegalStateException never: the length of an address is right
     */
    public static InetAddress of(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.clamp(length - (long) i * Byte.SIZE, 0, Byte.SIZE);
            bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException ex) {
            throw new IllegalStateException("The length of an address is right", ex);
        }
    }
}
