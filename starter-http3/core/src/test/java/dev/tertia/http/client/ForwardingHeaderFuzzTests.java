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

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.http.HttpHeaders;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Headers that no proxy would write, and those that one does. */
final class ForwardingHeaderFuzzTests {

    private static final int ROUNDS = 20_000;

    private static final List<String> PIECES =
            List.of(
                    "for=",
                    "FOR=",
                    "proto=https",
                    "by=",
                    "\"",
                    "\\",
                    ",",
                    ";",
                    " ",
                    "[",
                    "]",
                    ":",
                    "::1",
                    "1.2.3.4",
                    "unknown",
                    "_x",
                    "%",
                    "\u00e9",
                    "2001:db8::",
                    "99999",
                    "=",
                    "\t",
                    "/",
                    ".",
                    "0x7f.1",
                    "for=\"[::1]:80\"");

    private static String garbage(Random random) {
        int length = random.nextInt(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static List<String> nodes(ForwardingHeader header, String... lines) {
        HttpHeaders headers = new HttpHeaders();
        for (String line : lines) {
            headers.add(
                    header == ForwardingHeader.FORWARDED ? "Forwarded" : "X-Forwarded-For", line);
        }
        return header.nodes(headers);
    }

    @RepeatedTest(3)
    void nothingThrowsAndTheLastHopStaysTheLast(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            for (ForwardingHeader header : ForwardingHeader.values()) {
                String last = header == ForwardingHeader.FORWARDED ? "for=192.0.2.7" : "192.0.2.7";
                List<String> nodes = nodes(header, garbage(random), garbage(random), last);
                assertThat(ForwardedNode.address(nodes.getLast()))
                        .isEqualTo(InetAddress.ofLiteral("192.0.2.7"));
                for (String node : nodes) {
                    InetAddress address = ForwardedNode.address(node);
                    assertThat(address == null || node.matches("[0-9a-fx:.\\[\\]_]+"))
                            .as("'%s' is %s", node, address)
                            .isTrue();
                }
            }
        }
    }

    @RepeatedTest(3)
    void whatAProxyWritesIsRead(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS / 10; i++) {
            List<String> written = new ArrayList<>();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                written.add("10.%d.%d.%d".formatted(random.nextInt(256), n, random.nextInt(256)));
            }
            String line =
                    written.stream()
                            .map(node ->
                                    random.nextBoolean()
                                            ? "for=" + node
                                            : "by=_x;For=\"" + node + "\"")
                            .collect(Collectors.joining(random.nextBoolean() ? ", " : ","));
            assertThat(nodes(ForwardingHeader.FORWARDED, line)).isEqualTo(written);
        }
    }
}
