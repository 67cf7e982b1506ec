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

import dev.tertia.http3.TestClients;

import org.junit.jupiter.api.Test;

import reactor.netty.http.client.HttpClientResponse;

import java.time.Duration;

/** Reactor Netty: the same QUIC and HTTP/3 code on both sides. */
final class ReactorNettyClientTests extends Http3ClientContract {

    @Override
    TestClient connect(int port) {
        return new ReactorNettyTestClient(port);
    }

    @Test
    void getsTrailers() {
        String checksum =
                TestClients.http3(server().port())
                        .get()
                        .uri("/trailers")
                        .response((response, body) ->
                                body.aggregate().asString().then(trailer(response)))
                        .blockLast(Duration.ofSeconds(30));
        assertThat(checksum).isEqualTo("abc");
    }

    private static reactor.core.publisher.Mono<String> trailer(HttpClientResponse response) {
        return response.trailerHeaders().mapNotNull(trailers -> trailers.get("x-checksum"));
    }
}
