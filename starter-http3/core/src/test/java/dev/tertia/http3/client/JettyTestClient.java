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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Jetty's client. */
final class JettyTestClient implements TestClient {

    private static final int MAX_BODY = 8 << 20;

    private static final int DOWNLOAD_ATTEMPTS = 3;

    private static final int DOWNLOAD_SECONDS = 9;

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
        if (method.equals("GET")) {
            return download(path, DOWNLOAD_ATTEMPTS);
        }
        Request request = request(method, path);
        if (method.equals("POST")) {
            request.body(new BytesRequestContent(body));
        }
        return exchange(request);
    }

    /**
     * Repeats what fell silent within its body. Now and then this client goes on to read what
     * arrives and acknowledges nothing more until the request is given up (seen with Jetty 12.1 in
     * the server's event log, with and without segmentation offload: three or four times in a
     * hundred downloads of five megabytes on loopback).
     */
    private CompletableFuture<TestResponse> download(String path, int attempts) {
        var begun = new AtomicBoolean();
        Request request =
                request("GET", path).onResponseContent((response, content) -> begun.set(true));
        if (attempts > 1) {
            request.timeout(DOWNLOAD_SECONDS, TimeUnit.SECONDS);
        }
        return exchange(request)
                .exceptionallyCompose(failure ->
                        (begun.get() && attempts > 1 && timedOut(failure))
                                ? download(path, attempts - 1)
                                : CompletableFuture.failedFuture(failure));
    }

    private static boolean timedOut(Throwable failure) {
        return failure instanceof TimeoutException
                || failure.getCause() instanceof TimeoutException;
    }

    private static CompletableFuture<TestResponse> exchange(Request request) {
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
