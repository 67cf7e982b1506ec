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

import dev.tertia.http3.certificate.DevCertificate;
import dev.tertia.http3.certificate.DevCertificateStore;

import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.ssl.ClientAuth;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;

import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A listener on a random port, of 127.0.0.1 unless told otherwise, that serves {@link TestRoutes}.
 */
public final class TestServer implements AutoCloseable {

    private final LoopResources loops = LoopResources.create("test-server", 2, true);

    private final TestRoutes routes = new TestRoutes();

    private final AtomicInteger requests = new AtomicInteger();

    private final Http3Listener listener;

    private TestServer(
            InetAddress address,
            Http3ListenerConfig config,
            QuicConnectionHandlerFactory handlers,
            UnaryOperator<HttpServer> customizer) {
        this(address, config, handlers, customizer, new Http3Statistics());
    }

    private TestServer(
            InetAddress address,
            Http3ListenerConfig config,
            QuicConnectionHandlerFactory handlers,
            UnaryOperator<HttpServer> customizer,
            Http3Statistics statistics) {
        HttpHandler application = RouterFunctions.toHttpHandler(this.routes.all());
        var handler =
                new Http3HttpHandler((request, response) -> {
                    this.requests.incrementAndGet();
                    return application.handle(request, response);
                });
        this.listener =
                Http3ListenerBinding.bind(
                        customizer
                                .apply(HttpServer.create())
                                .handle(new ReactorHttpHandlerAdapter(handler)),
                        new InetSocketAddress(address, 0),
                        config,
                        sslContext(),
                        this.loops,
                        handlers,
                        statistics);
    }

    public static TestServer start() {
        return start(UnaryOperator.identity());
    }

    public static TestServer start(UnaryOperator<HttpServer> customizer) {
        return start(
                QuicTransportConfig.defaults(),
                new ReactorNettyConnectionHandlerFactory(),
                customizer);
    }

    public static TestServer start(InetAddress address) {
        return new TestServer(
                address,
                Http3ListenerConfig.defaults(),
                new ReactorNettyConnectionHandlerFactory(),
                UnaryOperator.identity());
    }

    static TestServer start(
            QuicTransportConfig transport,
            QuicConnectionHandlerFactory handlers,
            UnaryOperator<HttpServer> customizer) {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        return new TestServer(
                InetAddress.getLoopbackAddress(),
                new Http3ListenerConfig(
                        transport, defaults.retry(), defaults.connections(), defaults.requests()),
                handlers,
                customizer);
    }

    static TestServer start(Http3ListenerConfig config, QuicConnectionHandlerFactory handlers) {
        return new TestServer(
                InetAddress.getLoopbackAddress(), config, handlers, UnaryOperator.identity());
    }

    public static TestServer start(Http3ListenerConfig config) {
        return start(config, new ReactorNettyConnectionHandlerFactory());
    }

    static TestServer start(Http3ListenerConfig config, Http3Statistics statistics) {
        return new TestServer(
                InetAddress.getLoopbackAddress(),
                config,
                new ReactorNettyConnectionHandlerFactory(),
                UnaryOperator.identity(),
                statistics);
    }

    static TestServer start(RetryConfig retry) {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        return start(
                new Http3ListenerConfig(
                        defaults.transport(), retry, defaults.connections(), defaults.requests()));
    }

    static TestServer start(ConnectionLimits limits) {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        return start(
                new Http3ListenerConfig(
                        defaults.transport(), defaults.retry(), limits, defaults.requests()));
    }

    static TestServer start(RequestLimits limits) {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        return start(
                new Http3ListenerConfig(
                        defaults.transport(), defaults.retry(), defaults.connections(), limits));
    }

    /** One certificate for the whole build: to make it takes seconds. */
    public static DevCertificate certificate() {
        return new DevCertificateStore(Path.of("target", "dev-certificate"), Clock.systemUTC())
                .load();
    }

    static QuicSslContext sslContext() {
        return QuicSslContexts.forServer(credentials(certificate()), Map.of(), ClientAuth.NONE);
    }

    static ServerCredentials credentials(DevCertificate certificate) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificate.keyStore(), certificate.password().toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init((KeyStore) null);
            return new ServerCredentials(keys, trust);
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    public Http3Listener listener() {
        return this.listener;
    }

    public TestRoutes routes() {
        return this.routes;
    }

    /** How many requests the application has seen. */
    int requests() {
        return this.requests.get();
    }

    public int port() {
        return this.listener.localAddress().getPort();
    }

    @Override
    public void close() {
        this.listener.close();
        this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
    }
}
