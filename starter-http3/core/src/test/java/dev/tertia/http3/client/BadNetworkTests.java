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
package dev.tertia.http3.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.TestRoutes;
import dev.tertia.http3.TestServer;
import dev.tertia.http3.network.Fault;
import dev.tertia.http3.network.UdpProxy;
import dev.tertia.http3.service.Gtlsclient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A thousand requests through a network that loses, duplicates, reorders and corrupts.
 *
 * <p>Only by clients that get by with it. Those above quiche do not repeat the lone end of a
 * request, and Jetty's waits for ever within larger responses; kwik does not repeat the lone end of
 * a request with a body.
 */
@Timeout(120)
final class BadNetworkTests {

    private static final int AT_ONCE = 20;

    private static final Map<Fault, Double> FAULTS =
            Map.of(
                    Fault.LOSS, 0.1,
                    Fault.DUPLICATION, 0.02,
                    Fault.REORDERING, 0.05,
                    Fault.CORRUPTION, 0.02);

    @TempDir private Path directory;

    private TestServer server;

    private UdpProxy network;

    @BeforeEach
    void start() {
        this.server = TestServer.start();
        this.network = new UdpProxy(this.server.listener().localAddress(), FAULTS, 9114);
    }

    @AfterEach
    void stop() {
        this.network.close();
        this.server.close();
    }

    @Test
    void kwikGetsEveryResponse() throws Exception {
        try (TestClient client = new KwikTestClient(this.network.address().getPort())) {
            Long whole =
                    Flux.range(0, 1000)
                            .flatMap(number -> getsWhole(client, size(number)), AT_ONCE)
                            .filter(Boolean::booleanValue)
                            .count()
                            .block();
            assertThat(whole).isEqualTo(1000);
        }
        assertThatEveryFaultHappened();
    }

    private static Mono<Boolean> getsWhole(TestClient client, int size) {
        return Mono.fromFuture(() -> client.send("GET", "/big/" + size, new byte[0]))
                .map(response -> Arrays.equals(response.body(), content(size)));
    }

    @Test
    void ngtcp2GetsEveryResponse() throws Exception {
        List<Integer> sizes = IntStream.range(0, 500).map(BadNetworkTests::size).boxed().toList();
        request(sizes.stream().map(size -> "/big/" + size).toList());
        assertThat(sizes).allSatisfy(size -> assertThat(downloaded(size)).isEqualTo(content(size)));
        assertThatEveryFaultHappened();
    }

    @Test
    void ngtcp2GetsBackWhatItSends() throws Exception {
        byte[] body = content(5000);
        Path file = Files.write(this.directory.resolve("body"), body);
        List<Integer> numbers = IntStream.range(0, 500).boxed().toList();
        request(
                numbers.stream().map(number -> "/echo/" + number).toList(),
                "--http-method=POST",
                "--data=" + file);
        assertThat(numbers).allSatisfy(number -> assertThat(downloaded(number)).isEqualTo(body));
        assertThatEveryFaultHappened();
    }

    private void request(List<String> paths, String... options) throws Exception {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "-q";
        all[options.length + 1] = "--download=" + this.directory;
        new Gtlsclient(this.network.address()).request(paths, all);
    }

    private byte[] downloaded(int name) throws Exception {
        return Files.readAllBytes(this.directory.resolve(Integer.toString(name)));
    }

    /** Most are small, some fill some packets, a few fill many. No two are the same. */
    private static int size(int number) {
        if (number % 250 == 100) {
            return (1 << 20) + number;
        }
        return number % 50 == 25 ? 40_000 + number : 1 + number;
    }

    private static byte[] content(int size) {
        return Arrays.copyOf(TestRoutes.BIG, size);
    }

    private void assertThatEveryFaultHappened() {
        assertThat(Fault.values())
                .allSatisfy(fault -> {
                    assertThat(this.network.fromClients().count(fault)).isPositive();
                    assertThat(this.network.fromServer().count(fault)).isPositive();
                });
    }
}
