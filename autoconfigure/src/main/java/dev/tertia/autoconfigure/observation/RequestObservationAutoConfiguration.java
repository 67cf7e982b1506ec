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

import dev.tertia.http.observation.OpenTelemetryServerRequestObservationConvention;
import dev.tertia.http.observation.ProtocolServerRequestObservationConvention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.Observation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.MaximumAllowableTagsMeterFilter;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for
 * what observations of requests say: the protocol, and on demand all in the names of OpenTelemetry.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = WebFluxObservationAutoConfiguration.class)
@ConditionalOnClass({
    ProtocolServerRequestObservationConvention.class,
    Observation.class,
    MeterRegistry.class,
    ServerRequestObservationConvention.class,
    WebFluxObservationAutoConfiguration.class
})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tertia.observation.requests.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ObservabilityProperties.class)
public final class RequestObservationAutoConfiguration {

    /** Spring's names and the protocol. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(
            name = "tertia.observation.open-telemetry-names",
            havingValue = false,
            matchIfMissing = true)
    static class ProtocolConfiguration {

        @Bean
        @ConditionalOnMissingBean(ServerRequestObservationConvention.class)
        ProtocolServerRequestObservationConvention protocolServerRequestObservationConvention(
                @Value("${management.observations.http.server.requests.name:http.server.requests}")
                        String name) {
            return new ProtocolServerRequestObservationConvention(name);
        }
    }

    /** The names of OpenTelemetry. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("tertia.observation.open-telemetry-names")
    static class OpenTelemetryConfiguration {

        @Bean
        @ConditionalOnMissingBean(ServerRequestObservationConvention.class)
        OpenTelemetryServerRequestObservationConvention
                openTelemetryServerRequestObservationConvention() {
            return new OpenTelemetryServerRequestObservationConvention();
        }

        /** Before Boot's, so that 'management.metrics.distribution.*' has the last word. */
        @Bean
        @Order(-1)
        @ConditionalOnMissingBean(name = "requestDurationBuckets")
        MeterFilter requestDurationBuckets() {
            return new RequestDurationBuckets();
        }

        /** As Boot does for its own name. */
        @Bean
        @Order(0)
        @ConditionalOnMissingBean(name = "requestRouteLimit")
        MeterFilter requestRouteLimit(
                @Value("${management.metrics.web.server.max-uri-tags:100}") int most) {
            return new MaximumAllowableTagsMeterFilter(
                    OpenTelemetryServerRequestObservationConvention.NAME, "http.route", most);
        }
    }
}
