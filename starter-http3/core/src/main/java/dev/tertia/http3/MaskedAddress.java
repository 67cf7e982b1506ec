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

import io.netty.util.NetUtil;

import java.net.Inet4Address;
import java.net.InetAddress;

/** An address without the part that tells one client from its neighbours. */
final class MaskedAddress {

    private static final int IPV6_BITS = 64;

    private MaskedAddress() {}

    /** Returns for example {@code 192.0.2.x} or {@code 2001:db8::/64}. */
    static String of(InetAddress address) {
        InetAddress network = NetworkPrefix.of(address, IPV6_BITS);
        if (network instanceof Inet4Address) {
            String text = network.getHostAddress();
            return text.substring(0, text.lastIndexOf('.') + 1) + 'x';
        }
        return NetUtil.toAddressString(network) + '/' + IPV6_BITS;
    }
}
