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

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import reactor.core.publisher.Mono;

/** Tells whether clients can shake hands over QUIC, by doing so. */
final class ListenerHealthIndicator extends AbstractReactiveHealthIndicator {

    private final ServedHttp3 served;

    private final ListenerProbes probes;

    ListenerHealthIndicator(ServedHttp3 served, ListenerProbes probes) {
        super("The health of the HTTP/3 listener cannot be found out");
        this.served = served;
        this.probes = probes;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        ListenerState state = this.served.state();
        builder.withDetail("state", state.word());
        return switch (state) {
            // Serving without it is what 'tertia.http3.required=false' asks for.
            case STARTING, NOT_BOUND -> Mono.fromSupplier(() -> unbound(builder));
            case DRAINING, STOPPED -> Mono.just(builder.outOfService().build());
            case ACCEPTING ->
                    this.probes
                            .udp()
                            .map(outcome -> judge(builder, outcome))
                            // Stopped meanwhile.
                            .switchIfEmpty(Mono.fromSupplier(() -> unbound(builder)));
        };
    }

    private Health unbound(Health.Builder builder) {
        String obstacle = this.served.obstacle();
        if (obstacle != null) {
            builder.withDetail("reason", obstacle);
        }
        return builder.unknown().build();
    }

    private static Health judge(Health.Builder builder, ProbeOutcome outcome) {
        String error = outcome.error();
        return (error != null)
                ? builder.down().withDetail("error", error).build()
                : builder.up().build();
    }
}
