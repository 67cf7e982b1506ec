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

import dev.tertia.http3.Http3Listener;
import dev.tertia.http3.Http3Statistics;
import dev.tertia.http3.NettyVersion;
import dev.tertia.http3.altsvc.AltSvc;
import dev.tertia.http3.altsvc.AltSvcAnnouncement;

import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ReactorResourceFactory;

import reactor.netty.http.server.HttpServer;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Binds the UDP side of a web server to the number of its TCP port, and announces it. */
record Http3Binder(
        ConfiguredServer tcp,
        Http3Requests requests,
        Http3Certificates certificates,
        ReactorResourceFactory resources,
        Http3Settings settings,
        AltSvcAnnouncement announcement,
        IntFunction<InetSocketAddress> addresses,
        Http3Statistics statistics) {

    Http3Listener bind(int port) {
        HttpServer server = this.requests.server(this.tcp.get());
        AltSvc altSvc = this.settings.properties().altSvc().of(port);
        Http3StartupReport report =
                new Http3StartupReport(
                        port,
                        altSvc,
                        this.certificates.served(),
                        nettyVersion(),
                        UnappliedSettings.of(server.configuration()));
        Http3Listener listener =
                Http3Listener.bind(
                        server,
                        this.addresses.apply(port),
                        this.settings.listenerConfig(server.configuration()),
                        this.certificates.open(),
                        this.resources.getLoopResources(),
                        this.statistics);
        if (altSvc != null) {
            this.announcement.announce(listener, altSvc);
        }
        report.log(listener.admin().sockets());
        return listener;
    }

    private static @Nullable NettyVersion nettyVersion() {
        return NettyVersion.of(Http3Listener.class.getClassLoader());
    }

    /** Tells clients to go elsewhere, and lets the requests in flight finish. */
    CompletableFuture<Void> drain(Http3Listener listener) {
        this.announcement.clear();
        return listener.drain();
    }

    void unbind(Http3Listener listener) {
        this.announcement.withdraw();
        listener.close();
    }
}
