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

import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.util.Assert;

import reactor.netty.http.server.HttpServer;

/**
 * The last customizer of the TCP server: it keeps what Boot and all other customizers have made of
 * it (compression, forwarded headers, decoder limits), so that HTTP/3 is told the same.
 */
final class ConfiguredServer implements NettyServerCustomizer {

    private volatile @Nullable HttpServer server;

    @Override
    public HttpServer apply(HttpServer configured) {
        this.server = configured;
        return configured;
    }

    HttpServer get() {
        HttpServer configured = this.server;
        Assert.state(configured != null, "The TCP server is configured first");
        return configured;
    }
}
