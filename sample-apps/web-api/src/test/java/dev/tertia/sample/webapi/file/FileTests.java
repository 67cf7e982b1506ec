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
package dev.tertia.sample.webapi.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.sample.webapi.WebApiTest;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

@WebApiTest
class FileTests {

    private static final int LIMIT = 1024 * 1024;

    private final WebTestClient client;

    FileTests(WebTestClient client) {
        this.client = client;
    }

    @Test
    void servesTheSampleByteByByte() {
        byte[] expected = new byte[5_242_880];
        new Random(9114).nextBytes(expected);
        Flux<DataBuffer> body =
                client.get()
                        .uri("/api/files/sample")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .expectHeader()
                        .contentLength(expected.length)
                        .returnResult(DataBuffer.class)
                        .getResponseBody();
        assertThat(bytes(body)).isEqualTo(expected);
    }

    @Test
    void announcesTheSampleToAHeadRequest() {
        client.head()
                .uri("/api/files/sample")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(5_242_880)
                .expectBody()
                .isEmpty();
    }

    @Test
    void digestsAnUploadOfUnknownLength() throws Exception {
        byte[] content = random(700_001);
        upload(pieces(content, 10_007))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.size")
                .isEqualTo(content.length)
                .jsonPath("$.sha256")
                .isEqualTo(sha256(content));
    }

    @Test
    void digestsNothing() throws Exception {
        upload(Flux.empty())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.size")
                .isEqualTo(0)
                .jsonPath("$.sha256")
                .isEqualTo(sha256(new byte[0]));
    }

    @Test
    void acceptsExactlyTheLimit() throws Exception {
        byte[] content = random(LIMIT);
        upload(pieces(content, 65_536))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sha256")
                .isEqualTo(sha256(content));
    }

    @Test
    void refusesAnUploadThatGrowsTooLarge() {
        expectTooLarge(upload(pieces(random(LIMIT + 1), 65_536)));
    }

    @Test
    void refusesAnUploadThatAnnouncesTooMuch() {
        expectTooLarge(
                client.post()
                        .uri("/api/files")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .bodyValue(random(LIMIT + 1))
                        .exchange());
    }

    @Test
    void takesOctetsOnly() {
        client.post()
                .uri("/api/files")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("x")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .expectBody();
    }

    private ResponseSpec upload(Flux<DataBuffer> content) {
        return client.post()
                .uri("/api/files")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(content, DataBuffer.class)
                .exchange();
    }

    private static void expectTooLarge(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE)
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("An upload may have at most 1048576 bytes.");
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        return content;
    }

    private static Flux<DataBuffer> pieces(byte[] content, int size) {
        return Flux.range(0, Math.ceilDiv(content.length, size))
                .map(i ->
                        Arrays.copyOfRange(
                                content, i * size, Math.min(content.length, (i + 1) * size)))
                .map(DefaultDataBufferFactory.sharedInstance::wrap);
    }

    private static byte[] bytes(Flux<DataBuffer> body) {
        Mono<byte[]> whole =
                DataBufferUtils.join(body)
                        .map(buffer -> {
                            byte[] bytes = new byte[buffer.readableByteCount()];
                            buffer.read(bytes);
                            DataBufferUtils.release(buffer);
                            return bytes;
                        });
        return whole.blockOptional().orElseThrow();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
