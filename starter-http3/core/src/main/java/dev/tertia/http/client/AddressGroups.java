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

import io.netty.util.NetUtil;

import org.springframework.util.Assert;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Names the clients that are counted as one. */
final class AddressGroups {

    private final int ipv6PrefixLength;

    AddressGroups(int ipv6PrefixLength) {
        Assert.isTrue(
                ipv6PrefixLength > 0 && ipv6PrefixLength <= 128,
                () -> "An IPv6 prefix must have 1 to 128 bits but had " + ipv6PrefixLength);
        this.ipv6PrefixLength = ipv6PrefixLength;
    }

    String of(InetAddress address) {
        return (address instanceof Inet6Address)
                ? NetUtil.toAddressString(NetworkPrefix.of(address, this.ipv6PrefixLength))
                        + "/"
                        + this.ipv6PrefixLength
                : address.getHostAddress();
    }
}
