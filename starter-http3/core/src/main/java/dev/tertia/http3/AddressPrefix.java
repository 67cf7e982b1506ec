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

import dev.tertia.http.client.NetworkPrefix;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * The part of an address that its network shares.
 *
 * @param network the address with all other bits cleared
 */
record AddressPrefix(InetAddress network) {

    static AddressPrefix of(InetAddress address, ConnectionLimits limits) {
        int bits =
                (address instanceof Inet4Address)
                        ? limits.ipv4PrefixLength()
                        : limits.ipv6PrefixLength();
        return new AddressPrefix(NetworkPrefix.of(address, bits));
    }
}
