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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.client.ForwardingHeader;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

import java.util.List;

/**
 * How the address of a client is found behind proxies.
 *
 * @param enabled Whether to find the address of the client once, for the log, the limits and the
 *     application.
 * @param trustedProxies Addresses and networks (such as 10.0.0.0/8) of the proxies that are
 *     believed. Without any, headers are ignored and the peer of the socket is the client.
 * @param header The header that these proxies write. Others are ignored, as clients can send them.
 * @param ipv6PrefixLength Bits of an IPv6 address that the addresses of one client share: they are
 *     counted as one client.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.http.client-address")
public record ClientAddressProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("x-forwarded-for") ForwardingHeader header,
        @DefaultValue("64") int ipv6PrefixLength) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the prefix is out of its range
     */
    public ClientAddressProperties {
        Assert.isTrue(
                ipv6PrefixLength > 0 && ipv6PrefixLength <= 128,
                () ->
                        "'tertia.http.client-address.ipv6-prefix-length' must be from 1 to 128 but"
                                + " was "
                                + ipv6PrefixLength);
    }
}
