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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.certificate.DevCertificateStore;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** {@code server.ssl.server-name-bundles}: over UDP the same certificates as over TCP. */
final class ServerNameBundleTests {

    private static final Path MAIN = Path.of("target/dev-certificate");

    private static final Path OTHER = Path.of("target/dev-certificate-other");

    private static Certificate certificate(Path folder) {
        return new DevCertificateStore(folder, Clock.systemUTC()).load().certificate();
    }

    static List<String> bundle(String name, Path folder) {
        String prefix = "spring.ssl.bundle.jks." + name;
        return List.of(
                prefix + ".key.alias=localhost",
                prefix + ".keystore.type=PKCS12",
                prefix + ".keystore.password=development",
                prefix + ".keystore.location=file:" + folder.resolve("tertia-dev.p12"));
    }

    @Test
    void showsTheCertificateOfTheNameThatWasAskedFor() throws Exception {
        Certificate main = certificate(MAIN);
        Certificate other = certificate(OTHER);
        List<String> properties =
                new java.util.ArrayList<>(
                        List.of(
                                "tertia.http3.enabled=true",
                                "server.ssl.bundle=main",
                                "server.ssl.server-name-bundles[0].server-name=other.test",
                                "server.ssl.server-name-bundles[0].bundle=other"));
        properties.addAll(bundle("main", MAIN));
        properties.addAll(bundle("other", OTHER));
        try (ReactiveWebServerApplicationContext context =
                TestApplication.startPlain(properties.toArray(String[]::new))) {
            int port = TestApplication.port(context);
            assertThat(main).isNotEqualTo(other);
            for (String name : List.of("localhost", "unknown.test")) {
                assertThat(QuicHandshake.certificate(name, port)).isEqualTo(main);
                assertThat(overTcp(name, port)).isEqualTo(main);
            }
            assertThat(QuicHandshake.certificate("other.test", port)).isEqualTo(other);
            assertThat(QuicHandshake.certificate("OTHER.test", port)).isEqualTo(other);
            assertThat(overTcp("other.test", port)).isEqualTo(other);
        }
    }

    static Certificate overTcp(String serverName, int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        try (SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
            socket.setSSLParameters(parameters);
            return socket.getSession().getPeerCertificates()[0];
        }
    }
}
