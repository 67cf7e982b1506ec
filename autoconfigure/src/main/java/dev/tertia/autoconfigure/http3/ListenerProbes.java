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
import dev.tertia.http3.probe.ServedChain;
import dev.tertia.http3.probe.TlsProbe;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Handshakes with our own listeners, one after the other. However many ask, there is one at a time,
 * and its outcome is remembered for a while. Thread-safe.
 */
final class ListenerProbes {

    private static final String UDP = "udp";

    private static final String TCP = "tcp";

    private static final String NOT_ASKED =
            "Not asked: over TCP, each client without a certificate would be logged as a failure";

    private final ServedHttp3 served;

    private final Duration timeout;

    private final Mono<ProbeOutcome> udp;

    private final Mono<List<ProbeOutcome>> all;

    ListenerProbes(ServedHttp3 served, ListenerHealthProperties properties) {
        this.served = served;
        this.timeout = properties.timeout();
        this.udp = Mono.defer(this::udpSockets).cache(properties.cache());
        this.all =
                Flux.concat(
                                withNames(this.udp, this::udp),
                                withNames(Mono.defer(() -> tcp(null)), this::tcp))
                        .collectList()
                        .cache(properties.cache());
    }

    /** Shakes hands over QUIC; empty where no listener is bound. */
    Mono<ProbeOutcome> udp() {
        return this.udp;
    }

    /** Shakes hands with each listener, once more for each name with a certificate of its own. */
    Mono<List<ProbeOutcome>> all() {
        return this.all;
    }

    /** Who does not answer is not asked again for each name. */
    private Flux<ProbeOutcome> withNames(
            Mono<ProbeOutcome> first, Function<String, Mono<ProbeOutcome>> named) {
        return first.flatMapMany(outcome ->
                outcome.isSuccess()
                        ? Flux.fromIterable(names()).concatMap(named).startWith(outcome)
                        : Flux.just(outcome));
    }

    private List<String> names() {
        Http3WebServer server = this.served.server();
        return (server != null) ? server.binder().certificates().serverNames() : List.of();
    }

    /** The kernel decides which socket a handshake comes to: the others are asked as well. */
    private Mono<ProbeOutcome> udpSockets() {
        return udp(null)
                .flatMap(outcome -> {
                    Http3Listener listener = this.served.listener();
                    return (outcome.isSuccess() && listener != null)
                            ? Mono.fromFuture(() -> listener.admin().checkSockets(this.timeout))
                                    .thenReturn(outcome)
                                    .onErrorResume(failure ->
                                            Mono.just(ProbeOutcome.failed(UDP, null, failure)))
                            : Mono.just(outcome);
                });
    }

    private Mono<ProbeOutcome> udp(@Nullable String serverName) {
        Http3Listener listener = this.served.listener();
        return (listener != null)
                ? outcome(
                        UDP,
                        serverName,
                        () -> listener.admin().probe().run(serverName, this.timeout))
                : Mono.empty();
    }

    private Mono<ProbeOutcome> tcp(@Nullable String serverName) {
        Http3WebServer server = this.served.server();
        if (server == null || !server.isStarted()) {
            return Mono.empty();
        }
        Http3Binder binder = server.binder();
        if (binder.certificates().requiresClientCertificate()) {
            return Mono.just(new ProbeOutcome(TCP, serverName, null, NOT_ASKED));
        }
        TlsProbe probe =
                new TlsProbe(
                        binder.addresses().apply(server.getPort()),
                        binder.resources().getLoopResources());
        return outcome(TCP, serverName, () -> probe.run(serverName, this.timeout));
    }

    /** To make a TLS context takes some time, which is not for an event loop. */
    private static Mono<ProbeOutcome> outcome(
            String listener,
            @Nullable String serverName,
            Supplier<CompletableFuture<ServedChain>> handshake) {
        return Mono.fromFuture(handshake)
                .subscribeOn(Schedulers.boundedElastic())
                .map(chain -> new ProbeOutcome(listener, serverName, chain, null))
                .onErrorResume(
                        failure -> Mono.just(ProbeOutcome.failed(listener, serverName, failure)));
    }
}
