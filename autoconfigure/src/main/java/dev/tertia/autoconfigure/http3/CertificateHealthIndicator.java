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

import dev.tertia.http3.probe.ServedChain;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells how long the certificates are valid that clients are shown, by looking at them. */
final class CertificateHealthIndicator extends AbstractReactiveHealthIndicator {

    private final ListenerProbes probes;

    private final CertificateHealthProperties properties;

    private final InstantSource clock;

    CertificateHealthIndicator(
            ListenerProbes probes, CertificateHealthProperties properties, InstantSource clock) {
        super("The validity of the certificates cannot be found out");
        this.probes = probes;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return this.probes.all().map(outcomes -> judge(builder, outcomes));
    }

    private Health judge(Health.Builder builder, List<ProbeOutcome> outcomes) {
        builder.withDetail("listeners", outcomes.stream().map(this::describe).toList());
        if (outcomes.stream().noneMatch(ProbeOutcome::isSuccess)) {
            return builder.unknown().build();
        }
        boolean ends = outcomes.stream().anyMatch(this::takesOutOfService);
        return (ends ? builder.outOfService() : builder.up()).build();
    }

    private boolean takesOutOfService(ProbeOutcome outcome) {
        Duration threshold = this.properties.outOfServiceThreshold();
        ServedChain chain = outcome.chain();
        return threshold != null && chain != null && remaining(chain).compareTo(threshold) <= 0;
    }

    private Duration remaining(ServedChain chain) {
        return Duration.between(this.clock.instant(), chain.notAfter());
    }

    private Map<String, Object> describe(ProbeOutcome outcome) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("listener", outcome.listener());
        if (outcome.serverName() != null) {
            details.put("serverName", outcome.serverName());
        }
        ServedChain chain = outcome.chain();
        if (chain != null) {
            details.put("subject", chain.server().getSubjectX500Principal().getName());
            details.put("notAfter", chain.notAfter().toString());
            details.put("validity", validity(chain));
        }
        if (outcome.error() != null) {
            details.put("error", outcome.error());
        }
        return details;
    }

    private String validity(ServedChain chain) {
        Instant now = this.clock.instant();
        if (chain.certificates().stream()
                .anyMatch(certificate -> certificate.getNotBefore().toInstant().isAfter(now))) {
            return "not-yet-valid";
        }
        Duration remaining = remaining(chain);
        if (!remaining.isPositive()) {
            return "expired";
        }
        return (remaining.compareTo(this.properties.warningThreshold()) <= 0)
                ? "expiring"
                : "valid";
    }
}
