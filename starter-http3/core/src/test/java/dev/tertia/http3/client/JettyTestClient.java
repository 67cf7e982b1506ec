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

import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http3.client.HTTP3Client;
import org.eclipse.jetty.http3.client.HTTP3ClientQuicConfiguration;
import org.eclipse.jetty.http3.client.transport.HttpClientTransportOverHTTP3;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.quic.quiche.client.QuicheClientQuicConfiguration;
import org.eclipse.jetty.quic.quiche.client.QuicheTransport;
import org.eclipse.jetty.util.ssl.SslContextFactory;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Jetty's client. */
final class JettyTestClient implements TestClient {

    private static final int MAX_BODY = 8 << 20;

    private final HttpClient client;

    private final int port;

    JettyTestClient(int port, Path pemDirectory) throws Exception {
        this.port = port;
        ClientConnector connector = new ClientConnector();
        connector.setSslContextFactory(new SslContextFactory.Client(true));
        QuicheClientQuicConfiguration quic =
                HTTP3ClientQuicConfiguration.configure(
                        new QuicheClientQuicConfiguration(pemDirectory));
        this.client =
                new HttpClient(
                        new HttpClientTransportOverHTTP3(
                                new HTTP3Client(quic, connector), new QuicheTransport(quic)));
        this.client.setMaxConnectionsPerDestination(1);
        this.client.start();
    }

    Request request(String method, String path) {
        return this.client.newRequest("https://localhost:" + this.port + path).method(method);
    }

    @Override
    public CompletableFuture<TestResponse> send(String method, String path, byte[] body) {
        Request request = request(method, path);
        if (method.equals("POST")) {
            request.body(new BytesRequestContent(body));
        }
        return new CompletableResponseListener(request, MAX_BODY)
                .send()
                .thenApply(JettyTestClient::response);
    }

    private static TestResponse response(ContentResponse response) {
        Map<String, String> headers =
                response.getHeaders().stream()
                        .collect(
                                Collectors.toMap(
                                        field -> field.getName().toLowerCase(Locale.ROOT),
                                        HttpField::getValue,
                                        (first, second) -> first));
        return new TestResponse(response.getStatus(), headers, response.getContent());
    }

    @Override
    public BlockingQueue<String> lines(String path) {
        LineQueue queue = new LineQueue();
        request("GET", path)
                .onResponseContent((response, content) -> queue.add(content))
                .send(result -> {});
        return queue.lines();
    }

    @Override
    public void close() {
        try {
            this.client.stop();
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }
}
