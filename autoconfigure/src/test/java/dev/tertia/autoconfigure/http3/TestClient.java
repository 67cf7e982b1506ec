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
package dev.tertia.autoconfigure.http3;

import dev.tertia.http3.certificate.DevCertificateStore;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.Http3SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;

/** Reactor Netty's client for one protocol. Over TCP it trusts the development authority only. */
public record TestClient(
        HttpProtocol protocol, int port, Path authority, @Nullable KeyManagerFactory keys) {

    /** Of its own: an application that is closed takes the loops of all others along. */
    private static final LoopResources LOOPS = LoopResources.create("test-client", 2, true);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @SuppressWarnings("ArrayRecordComponent") // compared by content in the tests
    record Response(int status, @Nullable String altSvc, @Nullable String connection, byte[] body) {

        String text() {
            return new String(this.body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    TestClient(HttpProtocol protocol, int port, Path authority) {
        this(protocol, port, authority, null);
    }

    public TestClient(HttpProtocol protocol, int port) {
        this(
                protocol,
                port,
                new DevCertificateStore(Path.of("target/dev-certificate"), Clock.systemUTC())
                        .load()
                        .authorityFile());
    }

    Response get(String path) {
        return get(path, "x-test", "");
    }

    Response get(String path, String headerName, String headerValue) {
        return await(
                client().headers(headers -> headers.set(headerName, headerValue))
                        .get()
                        .uri(uri(path)));
    }

    /** Asks with these fields and returns a field of the answer. */
    @Nullable String header(String path, String name, String... fields) {
        return client().headers(
                        headers -> {
                            for (int i = 0; i < fields.length; i += 2) {
                                headers.set(fields[i], fields[i + 1]);
                            }
                        })
                .get()
                .uri(uri(path))
                .response()
                .blockOptional(TIMEOUT)
                .orElseThrow()
                .responseHeaders()
                .get(name);
    }

    Response post(String path, byte[] body) {
        return await(
                client().post()
                        .uri(uri(path))
                        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body))));
    }

    Response post(String path, byte[] body, String... fields) {
        return await(
                client().headers(headers -> set(headers, fields))
                        .post()
                        .uri(uri(path))
                        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body))));
    }

    private static void set(HttpHeaders headers, String... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            headers.set(fields[i], fields[i + 1]);
        }
    }

    /** Asks so many times at once and returns the answers. */
    List<String> getAtOnce(String path, int times) {
        HttpClient client = client();
        return Flux.range(0, times)
                .flatMap(i -> response(client.get().uri(uri(path))), times)
                .map(Response::text)
                .collectList()
                .blockOptional(TIMEOUT)
                .orElseThrow();
    }

    public String uri(String path) {
        return "https://localhost:" + this.port + path;
    }

    /** A client that uses each connection once. */
    public HttpClient client() {
        return over(HttpClient.newConnection().runOn(LOOPS));
    }

    /** A client that asks this server by paths, with these fields. */
    public HttpClient with(String... fields) {
        return client().baseUrl(uri("")).headers(headers -> set(headers, fields));
    }

    /** The client with this protocol and trust on connections of its own kind. */
    public HttpClient over(HttpClient connections) {
        HttpClient client =
                connections.protocol(this.protocol).responseTimeout(TIMEOUT).secure(this::trust);
        return (this.protocol == HttpProtocol.HTTP3)
                ? client.http3Settings(
                        s -> s.maxData(9 << 20).maxStreamDataBidirectionalLocal(9 << 20))
                : client;
    }

    private static Response await(HttpClient.ResponseReceiver<?> request) {
        return response(request).blockOptional(TIMEOUT).orElseThrow();
    }

    private static Mono<Response> response(HttpClient.ResponseReceiver<?> request) {
        return request.responseSingle((response, body) ->
                body.asByteArray()
                        .defaultIfEmpty(new byte[0])
                        .map(bytes ->
                                new Response(
                                        response.status().code(),
                                        response.responseHeaders().get("Alt-Svc"),
                                        response.responseHeaders().get("Connection"),
                                        bytes)));
    }

    private void trust(SslProvider.SslContextSpec spec) {
        if (this.protocol == HttpProtocol.HTTP3) {
            spec.sslContext(
                    Http3SslContextSpec.forClient()
                            .configure(tls ->
                                    tls.trustManager(InsecureTrustManagerFactory.INSTANCE)
                                            .keyManager(this.keys, null)));
            return;
        }
        spec.sslContext(tcpTls(this.authority.toFile()));
    }

    private GenericSslContextSpec<?> tcpTls(File trusted) {
        return (this.protocol == HttpProtocol.H2)
                ? Http2SslContextSpec.forClient()
                        .configure(tls -> tls.trustManager(trusted).keyManager(this.keys))
                : Http11SslContextSpec.forClient()
                        .configure(tls -> tls.trustManager(trusted).keyManager(this.keys));
    }
}
