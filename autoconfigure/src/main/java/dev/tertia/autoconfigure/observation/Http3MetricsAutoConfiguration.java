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

import dev.tertia.http3.Http3Statistics;
import dev.tertia.http3.SocketCount;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;

import reactor.netty.Metrics;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * meters of the HTTP/3 listener.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
@ConditionalOnClass({Http3Statistics.class, MeterRegistry.class, NettyServerCustomizer.class})
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty("tertia.http3.enabled")
@ConditionalOnBooleanProperty(name = "tertia.observation.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ObservabilityProperties.class)
public final class Http3MetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Http3Statistics http3Statistics(
            ObservabilityProperties properties,
            @Value("${tertia.http3.sockets:1}") String sockets) {
        return new Http3Statistics(
                properties.metrics().sampleInterval(), SocketCount.valueOf(sockets).value());
    }

    @Bean
    @ConditionalOnMissingBean(name = "http3Metrics")
    Http3Metrics http3Metrics(Http3Statistics statistics) {
        return new Http3Metrics(statistics);
    }

    @Bean
    @ConditionalOnMissingBean(name = "quicTrafficMetrics")
    QuicTrafficMetrics quicTrafficMetrics(Http3Statistics statistics) {
        return new QuicTrafficMetrics(statistics);
    }

    @Bean
    @ConditionalOnMissingBean(name = "streamGaugeGuard")
    StreamGaugeGuard streamGaugeGuard() {
        return new StreamGaugeGuard(Metrics.REGISTRY);
    }
}
