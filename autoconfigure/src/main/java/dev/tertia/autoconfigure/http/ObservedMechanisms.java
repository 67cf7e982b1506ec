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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.auth.AuthenticationMechanism;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.ObservationReactiveAuthenticationManager;
import org.springframework.security.config.observation.SecurityObservationSettings;

import java.util.List;

/**
 * The mechanisms, each with an observation of its check of credentials, as Spring Security has it
 * for those that it makes itself.
 *
 * @param mechanisms the mechanisms
 * @param registry where observations go
 * @param settings what of Spring Security the application observes; all if there are none
 */
record ObservedMechanisms(
        ObjectProvider<AuthenticationMechanism> mechanisms,
        ObjectProvider<ObservationRegistry> registry,
        ObjectProvider<SecurityObservationSettings> settings) {

    List<AuthenticationMechanism> list() {
        ObservationRegistry observations =
                this.registry.getIfUnique(() -> ObservationRegistry.NOOP);
        SecurityObservationSettings chosen = this.settings.getIfUnique();
        boolean observed =
                !observations.isNoop() && (chosen == null || chosen.shouldObserveAuthentications());
        return this.mechanisms
                .orderedStream()
                .map(mechanism -> observed ? observe(mechanism, observations) : mechanism)
                .toList();
    }

    private static AuthenticationMechanism observe(
            AuthenticationMechanism mechanism, ObservationRegistry observations) {
        return new AuthenticationMechanism(
                mechanism.name(),
                mechanism.converter(),
                new ObservationReactiveAuthenticationManager(observations, mechanism.manager()),
                mechanism.challenge(),
                mechanism.guessable());
    }
}
