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
package dev.tertia.sample.webapi.jar;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.Http3SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

import java.io.File;
import java.time.Duration;

/** Clients of the packaged application that trust its development authority. */
final class JarClient {

    private JarClient() {}

    static HttpClient of(HttpProtocol protocol, int port) {
        HttpClient client =
                HttpClient.newConnection()
                        .protocol(protocol)
                        .responseTimeout(Duration.ofSeconds(30))
                        .baseUrl("https://localhost:" + port)
                        .secure(spec -> trust(spec, protocol));
        return (protocol == HttpProtocol.HTTP3)
                ? client.http3Settings(
                        s -> s.maxData(16 << 20).maxStreamDataBidirectionalLocal(1 << 20))
                : client;
    }

    private static void trust(SslProvider.SslContextSpec spec, HttpProtocol protocol) {
        GenericSslContextSpec<?> tls =
                switch (protocol) {
                    case H2 ->
                            Http2SslContextSpec.forClient()
                                    .configure(b -> b.trustManager(authority()));
                    case HTTP3 ->
                            Http3SslContextSpec.forClient()
                                    .configure(b ->
                                            b.trustManager(InsecureTrustManagerFactory.INSTANCE));
                    default ->
                            Http11SslContextSpec.forClient()
                                    .configure(b -> b.trustManager(authority()));
                };
        spec.sslContext(tls);
    }

    private static File authority() {
        return RunningJar.CERTIFICATE_FOLDER.resolve("tertia-dev-ca.pem").toFile();
    }
}
