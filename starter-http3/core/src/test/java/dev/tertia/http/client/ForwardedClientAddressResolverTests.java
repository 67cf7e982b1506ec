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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

final class ForwardedClientAddressResolverTests {

    private static final TrustedProxies PROXIES =
            TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.1", "2001:db8:ffff::/48"));

    private static ForwardedClientAddressResolver resolver(
            TrustedProxies proxies, ForwardingHeader header) {
        return new ForwardedClientAddressResolver(proxies, header, 64);
    }

    private static MockServerHttpRequest request(String peer, String header, String... lines) {
        return MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 4711))
                .header(header, lines)
                .build();
    }

    private static ClientAddress resolve(
            ForwardedClientAddressResolver resolver, MockServerHttpRequest request) {
        ClientAddress client = resolver.resolve(request);
        assertThat(client).isNotNull();
        return client;
    }

    private static String xForwardedFor(String peer, String... lines) {
        return resolve(
                        resolver(PROXIES, ForwardingHeader.X_FORWARDED_FOR),
                        request(peer, "X-Forwarded-For", lines))
                .address()
                .getHostAddress();
    }

    private static String forwarded(String peer, String... lines) {
        return resolve(
                        resolver(PROXIES, ForwardingHeader.FORWARDED),
                        request(peer, "Forwarded", lines))
                .address()
                .getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # peer      | header                            | client
                    203.0.113.9 | 198.51.100.1                      | 203.0.113.9
                    10.0.0.1    | 198.51.100.1                      | 198.51.100.1
                    10.0.0.1    | 6.6.6.6, 198.51.100.1             | 198.51.100.1
                    10.0.0.1    | 6.6.6.6, 198.51.100.1, 10.2.3.4   | 198.51.100.1
                    10.0.0.1    | 10.9.9.9, 10.2.3.4                | 10.9.9.9
                    10.0.0.1    | 198.51.100.1:8080                 | 198.51.100.1
                    10.0.0.1    | ::ffff:198.51.100.1               | 198.51.100.1
                    ::ffff:10.0.0.1 | 198.51.100.1                  | 198.51.100.1
                    10.0.0.1    | [2001:db8::7]:443                 | 2001:db8:0:0:0:0:0:7
                    10.0.0.1    | 2001:db8::7                       | 2001:db8:0:0:0:0:0:7
                    2001:db8:ffff::1 | 198.51.100.1                 | 198.51.100.1
                    10.0.0.1    | 6.6.6.6, unknown                  | 10.0.0.1
                    10.0.0.1    | 6.6.6.6, _hidden, 10.2.3.4        | 10.2.3.4
                    10.0.0.1    | 6.6.6.6,                          | 10.0.0.1
                    10.0.0.1    | 6.6.6.6, 198.51.100.256           | 10.0.0.1
                    10.0.0.1    | 6.6.6.6, 1                        | 10.0.0.1
                    10.0.0.1    | 6.6.6.6, example.com              | 10.0.0.1
                    10.0.0.1    | 6.6.6.6, [2001:db8::7             | 10.0.0.1
                    10.0.0.1    | 6.6.6.6, [2001:db8::7]x           | 10.0.0.1
                    10.0.0.1    | 6.6.6.6, fe80::1%eth0             | 10.0.0.1
                    10.0.0.1    | 6.6.6.6, 198.51.100.1:99999999    | 10.0.0.1
                    """)
    void xForwardedForFromRightToLeft(String peer, String header, String client) {
        assertThat(xForwardedFor(peer, header))
                .isEqualTo(InetAddress.ofLiteral(client).getHostAddress());
    }

    @Test
    void linesAreOneList() {
        assertThat(xForwardedFor("10.0.0.1", "6.6.6.6", "198.51.100.1, 10.2.3.4"))
                .isEqualTo("198.51.100.1");
        assertThat(forwarded("10.0.0.1", "for=6.6.6.6", "for=198.51.100.1, for=10.2.3.4"))
                .isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    # header                                                | client
                    for=198.51.100.1                                        | 198.51.100.1
                    For="198.51.100.1:4711";proto=https;by=10.0.0.1         | 198.51.100.1
                    proto=https; FOR=198.51.100.1                           | 198.51.100.1
                    for="[2001:db8::7]:4711"                                | 2001:db8:0:0:0:0:0:7
                    for=6.6.6.6, for=198.51.100.1, for=10.2.3.4             | 198.51.100.1
                    for="6.6.6.6, for=7.7.7.7", for=198.51.100.1            | 198.51.100.1
                    for=6.6.6.6, for=_hidden                                | 10.0.0.1
                    for=6.6.6.6, proto=https                                | 10.0.0.1
                    for=6.6.6.6, for="198.51.100.1                          | 10.0.0.1
                    for="6.6.6.6, for=198.51.100.1                          | 10.0.0.1
                    for="6\\".6.6.6, for=7.7.7.7", for=198.51.100.1         | 198.51.100.1
                    """)
    void forwardedFromRightToLeft(String header, String client) {
        assertThat(forwarded("10.0.0.1", header)).isEqualTo(client);
    }

    /** It would be the client's to write: the proxies write the other one. */
    @Test
    void theOtherHeaderIsIgnored() {
        ForwardedClientAddressResolver resolver =
                resolver(PROXIES, ForwardingHeader.X_FORWARDED_FOR);
        MockServerHttpRequest request = request("10.0.0.1", "Forwarded", "for=198.51.100.1");
        assertThat(resolve(resolver, request).address())
                .isEqualTo(InetAddress.ofLiteral("10.0.0.1"));
    }

    @Test
    void nobodyIsBelievedWithoutProxies() {
        ForwardedClientAddressResolver resolver =
                resolver(TrustedProxies.of(List.of()), ForwardingHeader.X_FORWARDED_FOR);
        MockServerHttpRequest request = request("127.0.0.1", "X-Forwarded-For", "198.51.100.1");
        assertThat(resolve(resolver, request))
                .isEqualTo(
                        new ClientAddress(
                                InetAddress.ofLiteral("127.0.0.1"),
                                InetAddress.ofLiteral("127.0.0.1"),
                                "127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "64, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "56, 2001:db8:1:2ff:3:4:5:6, 2001:db8:1:200::/56",
        "128, 2001:db8::6, 2001:db8::6/128",
        "64, 198.51.100.1, 198.51.100.1",
        "64, ::ffff:198.51.100.1, 198.51.100.1",
    })
    void ipv6ClientsAreCountedByNetwork(int length, String peer, String group) {
        ForwardedClientAddressResolver resolver =
                new ForwardedClientAddressResolver(
                        PROXIES, ForwardingHeader.X_FORWARDED_FOR, length);
        assertThat(resolve(resolver, request(peer, "X")).group()).isEqualTo(group);
    }

    @Test
    void requestWithoutSocket() {
        MockServerHttpRequest request = MockServerHttpRequest.get("/").build();
        assertThat(resolver(PROXIES, ForwardingHeader.FORWARDED).resolve(request)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.com", "", "10.0/8"})
    void noNetwork(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.of(List.of(text)))
                .withMessageContaining("10.0.0.0/8")
                .withMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void noPrefix(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ForwardedClientAddressResolver(
                                PROXIES, ForwardingHeader.FORWARDED, length))
                .withMessageContaining("" + length);
    }
}
