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
package dev.tertia.benchmarks.http.server;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.RateControl;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.http3.server.HTTP3ServerConnectionFactory;
import org.eclipse.jetty.http3.server.HTTP3ServerQuicConfiguration;
import org.eclipse.jetty.quic.quiche.server.QuicheServerConnector;
import org.eclipse.jetty.quic.quiche.server.QuicheServerQuicConfiguration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty without servlets. */
final class JettyServer {

    private JettyServer() {}

    static void start(ServerSettings settings) throws Exception {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(settings.keyStore().toString());
        tls.setKeyStorePassword(Certificate.PASSWORD);
        tls.setSniRequired(false);
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(secure);
        http.setSendServerVersion(false);
        Server server = new Server();
        server.addConnector(tcp(server, tls, http, settings.port()));
        server.addConnector(udp(server, tls, http, settings));
        server.setHandler(new JettyHandler());
        server.start();
    }

    private static ServerConnector tcp(
            Server server, SslContextFactory.Server tls, HttpConfiguration http, int port) {
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
        alpn.setDefaultProtocol(http1.getProtocol());
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
        // Otherwise it ends connections that are as busy as these.
        http2.setRateControlFactory(new RateControl.Factory() {});
        ServerConnector connector =
                new ServerConnector(
                        server,
                        new SslConnectionFactory(tls, alpn.getProtocol()),
                        alpn,
                        http2,
                        http1);
        connector.setHost(ServerSettings.HOST);
        connector.setPort(port);
        return connector;
    }

    private static QuicheServerConnector udp(
            Server server,
            SslContextFactory.Server tls,
            HttpConfiguration http,
            ServerSettings settings) {
        QuicheServerQuicConfiguration quic =
                HTTP3ServerQuicConfiguration.configure(
                        new QuicheServerQuicConfiguration(settings.directory()));
        QuicheServerConnector connector =
                new QuicheServerConnector(
                        server, tls, quic, new HTTP3ServerConnectionFactory(http));
        connector.setHost(ServerSettings.HOST);
        connector.setPort(settings.port());
        return connector;
    }
}
