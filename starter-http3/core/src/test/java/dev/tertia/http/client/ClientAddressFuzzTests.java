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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chains of proxies behind which a client claims to be somebody else. */
final class ClientAddressFuzzTests {

    private static final int ROUNDS = 20_000;

    private static final List<String> CLAIMS =
            List.of(
                    "10.0.0.1",
                    "127.0.0.1",
                    "::1",
                    "\"[::1]\"",
                    "for=10.0.0.1",
                    "for=\"10.0.0.1",
                    "unknown",
                    "",
                    "\"",
                    "\\",
                    "6.6.6.6:99999",
                    "0x0a.0.0.1",
                    "\u00e9",
                    "10.0.0.1, for=10.0.0.2",
                    ";;;",
                    "9".repeat(400));

    private static String address(Random random, boolean trusted) {
        return switch (random.nextInt(2)) {
            case 0 ->
                    (trusted ? "10." : "203.")
                            + "%d.%d.%d"
                                    .formatted(
                                            random.nextInt(256),
                                            random.nextInt(256),
                                            random.nextInt(1, 255));
            default ->
                    (trusted ? "fd00::" : "2001:db8::")
                            + Integer.toHexString(random.nextInt(1, 0xffff));
        };
    }

    /** Writes an address in one of the ways that a proxy does. */
    private static String written(ForwardingHeader header, String address, Random random) {
        boolean ipv6 = address.contains(":");
        boolean port = random.nextBoolean();
        String node = (ipv6 && (port || random.nextBoolean())) ? "[" + address + "]" : address;
        node = port ? node + ":" + random.nextInt(1, 65_536) : node;
        if (header == ForwardingHeader.X_FORWARDED_FOR) {
            return node;
        }
        return (ipv6 || port || random.nextBoolean())
                ? "by=_p;for=\"" + node + "\""
                : "FOR=" + node + ";proto=https";
    }

    /** The right end is what trusted proxies have written: nothing to its left matters. */
    @ParameterizedTest
    @EnumSource
    void claimsOfTheClientDoNotMatter(ForwardingHeader header) throws Exception {
        var resolver =
                new ForwardedClientAddressResolver(
                        TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8")), header, 64);
        for (int i = 0; i < ROUNDS; i++) {
            Random random = new Random(i);
            String client = address(random, false);
            List<String> hops = new ArrayList<>();
            hops.add(written(header, client, random));
            for (int n = random.nextInt(4); n > 0; n--) {
                hops.add(written(header, address(random, true), random));
            }
            var request = MockServerHttpRequest.get("/");
            String name = (header == ForwardingHeader.FORWARDED) ? "Forwarded" : "X-Forwarded-For";
            for (int n = random.nextInt(4); n > 0; n--) {
                request.header(name, CLAIMS.get(random.nextInt(CLAIMS.size())));
            }
            if (random.nextBoolean()) {
                request.header(name, String.join(", ", hops));
            } else {
                hops.forEach(hop -> request.header(name, hop));
            }
            request.remoteAddress(
                    new InetSocketAddress(InetAddress.ofLiteral(address(random, true)), 443));
            ClientAddress found = resolver.resolve(request.build());
            assertThat(found).as("round %d", i).isNotNull();
            assertThat(found.address()).as("round %d", i).isEqualTo(InetAddress.ofLiteral(client));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutATrustedPeerNothingIsBelieved(ForwardingHeader header) throws Exception {
        var resolver =
                new ForwardedClientAddressResolver(
                        TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8")), header, 64);
        for (int i = 0; i < ROUNDS / 10; i++) {
            Random random = new Random(i);
            InetAddress peer = InetAddress.ofLiteral(address(random, false));
            var request =
                    MockServerHttpRequest.get("/")
                            .header("X-Forwarded-For", CLAIMS.get(random.nextInt(CLAIMS.size())))
                            .header("Forwarded", written(header, "10.0.0.1", random))
                            .remoteAddress(new InetSocketAddress(peer, 443))
                            .build();
            assertThat(resolver.resolve(request))
                    .isNotNull()
                    .extracting(ClientAddress::address)
                    .isEqualTo(peer);
        }
    }
}
