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
import dev.tertia.http3.Http3ListenerConfig;
import dev.tertia.http3.Refusal;
import dev.tertia.http3.altsvc.AltSvcAnnouncement;
import dev.tertia.http3.stats.ConnectionEnd;
import dev.tertia.http3.stats.ConnectionInfo;
import dev.tertia.http3.stats.Http3Stats;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts together what the endpoint shows. Thread-safe. */
final class Http3Reports {

    private final ServedHttp3 served;

    Http3Reports(ServedHttp3 served) {
        this.served = served;
    }

    /** Reports with so many connections at most, which are asked on their event loops. */
    Mono<Http3Report> report(int connections) {
        Http3WebServer server = this.served.server();
        Http3Listener listener = this.served.listener();
        if (server == null || listener == null) {
            return Mono.just(report(server, null));
        }
        Mono<List<ConnectionInfo>> open =
                (connections > 0)
                        ? Mono.fromFuture(() -> listener.admin().connections(connections))
                        : Mono.just(List.of());
        return open.map(infos -> report(server, describe(server.binder(), listener, infos)));
    }

    private Http3Report report(
            @Nullable Http3WebServer server, Http3Report.@Nullable Listener listener) {
        return new Http3Report(
                this.served.state().word(),
                this.served.obstacle(),
                (server != null) ? describe(server.binder().announcement()) : null,
                listener);
    }

    private static Http3Report.Announcement describe(AltSvcAnnouncement announcement) {
        return new Http3Report.Announcement(word(announcement.announcing()), announcement.get());
    }

    private static Http3Report.Listener describe(
            Http3Binder binder, Http3Listener listener, List<ConnectionInfo> open) {
        Http3Stats stats = listener.stats();
        Http3ListenerConfig config = listener.admin().config();
        return new Http3Report.Listener(
                text(listener),
                stats.sockets(),
                connections(stats, open),
                new Http3Report.Requests(stats.streams().active(), stats.streams().opened()),
                limits(config),
                refused(listener),
                new Http3Report.Retry(
                        word(config.retry().mode()),
                        config.retry().keys().isEmpty() ? "random" : "configured",
                        stats.retry()),
                certificate(binder.certificates().served()));
    }

    private static String text(Http3Listener listener) {
        String address = listener.localAddress().toString();
        return address.substring(address.indexOf('/') + 1);
    }

    private static Http3Report.Connections connections(
            Http3Stats stats, List<ConnectionInfo> open) {
        Map<String, Long> ended = new TreeMap<>();
        for (ConnectionEnd end : ConnectionEnd.values()) {
            ended.put(end.word(), stats.connections().ended(end));
        }
        return new Http3Report.Connections(
                stats.connections().active(),
                stats.connections().handshaking(),
                stats.connections().opened(),
                ended,
                open.stream().map(Http3Reports::describe).toList());
    }

    private static Http3Report.Connection describe(ConnectionInfo info) {
        return new Http3Report.Connection(
                info.id(), info.state().word(), info.address(), info.age(), info.activeRequests());
    }

    private static Http3Report.Limits limits(Http3ListenerConfig config) {
        long maxBodySize = config.requests().maxBodySize();
        return new Http3Report.Limits(
                config.connections().maxConnections(),
                config.connections().maxConnectionsPerPrefix(),
                config.connections().handshakeTimeout(),
                config.transport().idleTimeout(),
                config.transport().maxConcurrentStreams(),
                config.transport().maxFieldSectionSize(),
                config.requests().maxUriLength(),
                (maxBodySize != Long.MAX_VALUE) ? maxBodySize : null);
    }

    private static Map<String, Long> refused(Http3Listener listener) {
        Map<String, Long> refused = new TreeMap<>();
        for (Refusal refusal : Refusal.values()) {
            refused.put(word(refusal), listener.refused(refusal));
        }
        return refused;
    }

    private static Http3Report.@Nullable Certificate certificate(ServedCertificate served) {
        X509Certificate certificate = served.certificate();
        return (certificate != null)
                ? new Http3Report.Certificate(
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getNotAfter().toInstant())
                : null;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
