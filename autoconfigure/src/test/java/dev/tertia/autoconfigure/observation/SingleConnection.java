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
package dev.tertia.autoconfigure.observation;

import dev.tertia.autoconfigure.http3.TestClient;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import java.time.Duration;

/** A client that has one connection over HTTP/3. */
final class SingleConnection implements AutoCloseable {

    private final TestClient client;

    private final ConnectionProvider connections = ConnectionProvider.create("single", 1);

    private final HttpClient http;

    SingleConnection(int port) {
        this.client = new TestClient(HttpProtocol.HTTP3, port);
        this.http = this.client.over(HttpClient.create(this.connections));
    }

    /** Asks with a field. */
    void get(String path, String name, String value) {
        String answer =
                this.http
                        .headers(headers -> headers.set(name, value))
                        .get()
                        .uri(this.client.uri(path))
                        .responseContent()
                        .aggregate()
                        .asString()
                        .block(Duration.ofSeconds(30));
        if (answer == null) {
            throw new IllegalStateException("No answer from " + path);
        }
    }

    @Override
    public void close() {
        this.connections.dispose();
    }
}
