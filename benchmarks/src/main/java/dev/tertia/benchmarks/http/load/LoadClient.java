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
package dev.tertia.benchmarks.http.load;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.RoundRobinConnectionPool;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.http3.client.HTTP3Client;
import org.eclipse.jetty.http3.client.HTTP3ClientQuicConfiguration;
import org.eclipse.jetty.http3.client.transport.HttpClientTransportOverHTTP3;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.quic.quiche.client.QuicheClientQuicConfiguration;
import org.eclipse.jetty.quic.quiche.client.QuicheTransport;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

import java.nio.file.Path;

/**
 * Jetty's client with one protocol, for servers on this machine only. Over HTTP/2 and HTTP/3 the
 * requests share two connections.
 */
public final class LoadClient implements AutoCloseable {

    private static final int SHARED_CONNECTIONS = 2;

    private final HttpClient client;

    private final Protocol protocol;

    private LoadClient(HttpClient client, Protocol protocol) {
        this.client = client;
        this.protocol = protocol;
    }

    /**
     * Makes a client.
     *
     * @param protocol the protocol of all its requests
     * @param inFlight how many requests there will be at once
     * @param directory where the QUIC library keeps its files
     * @return a client that has started
     * @throws Exception if it does not start
     */
    public static LoadClient start(Protocol protocol, int inFlight, Path directory)
            throws Exception {
        ClientConnector connector = new ClientConnector();
        // What the servers have made for themselves.
        connector.setSslContextFactory(new SslContextFactory.Client(true));
        HttpClientTransport transport =
                switch (protocol) {
                    case H1 -> new HttpClientTransportOverHTTP(connector);
                    case H2 -> new HttpClientTransportOverHTTP2(new HTTP2Client(connector));
                    case H3 -> http3(connector, directory);
                };
        int connections = (protocol == Protocol.H1) ? inFlight : SHARED_CONNECTIONS;
        int streams = Math.ceilDiv(inFlight, connections);
        transport.setConnectionPoolFactory(
                destination -> new RoundRobinConnectionPool(destination, connections, streams));
        HttpClient client = new HttpClient(transport);
        client.setMaxConnectionsPerDestination(connections);
        client.start();
        return new LoadClient(client, protocol);
    }

    private static HttpClientTransport http3(ClientConnector connector, Path directory) {
        QuicheClientQuicConfiguration quic =
                HTTP3ClientQuicConfiguration.configure(
                        new QuicheClientQuicConfiguration(directory));
        return new HttpClientTransportOverHTTP3(
                new HTTP3Client(quic, connector), new QuicheTransport(quic));
    }

    Request request(int port, Workload workload) {
        return this.client
                .newRequest("https://localhost:" + port + workload.path())
                .method((workload.requestBytes() > 0) ? "POST" : "GET")
                .headers(headers -> headers.put("origin", "https://shop.example.com"));
    }

    Protocol protocol() {
        return this.protocol;
    }

    @Override
    public void close() {
        LifeCycle.stop(this.client);
    }
}
