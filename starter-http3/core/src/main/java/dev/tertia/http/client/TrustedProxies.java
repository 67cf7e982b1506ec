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

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The networks of proxies that are believed. Immutable.
 *
 * @since 0.1.0
 */
public final class TrustedProxies {

    private final List<IpSubnetFilterRule> networks;

    private TrustedProxies(List<IpSubnetFilterRule> networks) {
        this.networks = networks;
    }

    /**
     * Trusts these networks.
     *
     * @param networks addresses, or networks such as {@code 10.0.0.0/8} and {@code fd00::/8}
     * @return those proxies
     * @throws IllegalArgumentException if one is no address and no network
     */
    public static TrustedProxies of(List<String> networks) {
        return new TrustedProxies(networks.stream().map(TrustedProxies::network).toList());
    }

    private static IpSubnetFilterRule network(String text) {
        int slash = text.indexOf('/');
        InetAddress address = ForwardedNode.literal((slash < 0) ? text : text.substring(0, slash));
        if (address == null) {
            throw invalid(text, null);
        }
        int bits = address.getAddress().length * Byte.SIZE;
        try {
            int length = (slash < 0) ? bits : Integer.parseInt(text.substring(slash + 1));
            return new IpSubnetFilterRule(address, length, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException ex) {
            throw invalid(text, ex);
        }
    }

    private static IllegalArgumentException invalid(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "A trusted proxy must be an IP address or a network such as 10.0.0.0/8 or"
                        + " fd00::/8, but was '"
                        + text
                        + "'",
                cause);
    }

    boolean contains(InetAddress address) {
        if (this.networks.isEmpty()) {
            return false;
        }
        InetSocketAddress socketAddress = new InetSocketAddress(address, 0);
        return this.networks.stream().anyMatch(network -> network.matches(socketAddress));
    }
}
