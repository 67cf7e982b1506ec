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
package dev.tertia.http3;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import reactor.netty.http.Http3SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import java.time.Duration;

/** Reactor Netty's client, set up for HTTP/3: its own limits would not let one request through. */
public final class TestClients {

    private TestClients() {}

    public static HttpClient http3(int port) {
        return untrusting(port)
                .secure(spec ->
                        spec.sslContext(
                                Http3SslContextSpec.forClient()
                                        .configure(tls ->
                                                tls.trustManager(
                                                        InsecureTrustManagerFactory.INSTANCE))));
    }

    /** A client that does not know the server's authority. */
    static HttpClient untrusting(int port) {
        ConnectionProvider oneConnection =
                ConnectionProvider.builder("test-client")
                        .maxConnections(1)
                        .pendingAcquireMaxCount(1000)
                        .build();
        return HttpClient.create(oneConnection)
                .protocol(HttpProtocol.HTTP3)
                .responseTimeout(Duration.ofSeconds(30))
                .baseUrl("https://127.0.0.1:" + port)
                .secure(spec -> spec.sslContext(Http3SslContextSpec.forClient()))
                .http3Settings(settings ->
                        settings.idleTimeout(Duration.ofSeconds(30))
                                .maxData(16 << 20)
                                .maxStreamDataBidirectionalLocal(1 << 20));
    }
}
