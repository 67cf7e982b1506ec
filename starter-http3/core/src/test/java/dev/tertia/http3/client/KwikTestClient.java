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

import dev.tertia.http3.TestServer;

import tech.kwik.flupke.Http3Client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** flupke's client, which trusts the development authority and checks the name. */
final class KwikTestClient implements TestClient {

    private static final int LARGE = 1 << 20;

    private static final int UPLOAD_ATTEMPTS = 5;

    private static final int UPLOAD_SECONDS = 5;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private final URI base;

    private final HttpClient client;

    private int connections;

    KwikTestClient(int port) throws Exception {
        this.base = URI.create("https://localhost:" + port);
        this.client = connect();
    }

    /**
     * Connects until it works. When a server answers before this client has noted that its first
     * packet is sent, it overlooks the server's keys and waits for ever (seen with kwik 0.10.8:
     * once in some hundred times on loopback).
     */
    private HttpClient connect() throws Exception {
        while (this.connections < 5) {
            this.connections++;
            HttpClient candidate =
                    Http3Client.newBuilder().trustManager(trust()).executor(this.executor).build();
            if (answers(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no connection");
    }

    private boolean answers(HttpClient candidate) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(this.base.resolve("/hello")).build();
        try {
            HttpResponse<Void> response =
                    candidate
                            .sendAsync(request, BodyHandlers.discarding())
                            .get(5, TimeUnit.SECONDS);
            return response.statusCode() == 200;
        } catch (TimeoutException ex) {
            return false;
        }
    }

    @Override
    public int connections() {
        return this.connections;
    }

    private static X509TrustManager trust() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var pem = Files.newInputStream(TestServer.certificate().authorityFile())) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return new AnyAuthType((X509TrustManager) factory.getTrustManagers()[0]);
    }

    @Override
    public CompletableFuture<TestResponse> send(String method, String path, byte[] body) {
        HttpRequest request =
                HttpRequest.newBuilder(this.base.resolve(path))
                        .method(
                                method,
                                method.equals("POST")
                                        ? BodyPublishers.ofByteArray(body)
                                        : BodyPublishers.noBody())
                        .build();
        int attempts = (body.length > LARGE) ? UPLOAD_ATTEMPTS : 1;
        return CompletableFuture.supplyAsync(() -> exchange(request, attempts), this.executor);
    }

    /**
     * Repeats large uploads. Now and then this client goes to sleep with a full buffer when all it
     * has sent is acknowledged and the windows are wide open, and never sends the rest (seen with
     * kwik 0.10.8 in its log of packets: once in some ten uploads on loopback).
     */
    private TestResponse exchange(HttpRequest request, int attempts) {
        for (int i = 1; i < attempts; i++) {
            try {
                return response(
                        this.client
                                .sendAsync(request, BodyHandlers.ofByteArray())
                                .orTimeout(UPLOAD_SECONDS, TimeUnit.SECONDS)
                                .join());
            } catch (CompletionException ex) {
                if (!(ex.getCause() instanceof TimeoutException)) {
                    throw ex;
                }
            }
        }
        return response(this.client.sendAsync(request, BodyHandlers.ofByteArray()).join());
    }

    private static TestResponse response(HttpResponse<byte[]> response) {
        Map<String, String> headers =
                response.headers().map().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
        return new TestResponse(response.statusCode(), headers, response.body());
    }

    @Override
    public BlockingQueue<String> lines(String path) {
        LineQueue queue = new LineQueue();
        HttpRequest request = HttpRequest.newBuilder(this.base.resolve(path)).build();
        this.client
                .sendAsync(
                        request,
                        BodyHandlers.ofByteArrayConsumer(
                                bytes -> bytes.ifPresent(part -> queue.add(ByteBuffer.wrap(part)))))
                .exceptionally(ended -> null);
        return queue.lines();
    }

    @Override
    public void close() {
        this.executor.shutdownNow();
    }

    /** The client always says "RSA", which a certificate for signatures alone does not pass. */
    private record AnyAuthType(X509TrustManager delegate) implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType)
                throws CertificateException {
            this.delegate.checkClientTrusted(chain, "UNKNOWN");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType)
                throws CertificateException {
            this.delegate.checkServerTrusted(chain, "UNKNOWN");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return this.delegate.getAcceptedIssuers();
        }
    }
}
