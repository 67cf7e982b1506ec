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

import dev.tertia.http.auth.FailedLogins;
import dev.tertia.http.cache.ResponseCache;
import dev.tertia.http.cors.CorsFilter;
import dev.tertia.http.error.ErrorAnswers;
import dev.tertia.http.error.ErrorGuardFilter;
import dev.tertia.http.limit.RateLimitFilter;
import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitStore;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * meters of the filters that are there.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = CompositeMeterRegistryAutoConfiguration.class,
        afterName = {
            "dev.tertia.autoconfigure.http.AuthAutoConfiguration",
            "dev.tertia.autoconfigure.http.CacheAutoConfiguration",
            "dev.tertia.autoconfigure.http.CorsAutoConfiguration",
            "dev.tertia.autoconfigure.http.ErrorAutoConfiguration",
            "dev.tertia.autoconfigure.http.RateLimitAutoConfiguration"
        })
@ConditionalOnClass({RateLimitFilter.class, MeterRegistry.class, WebFilter.class})
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tertia.observation.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ObservabilityProperties.class)
public final class FilterMetricsAutoConfiguration {

    /** Where there are limits. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({RateLimitPolicies.class, RateLimitStore.class})
    static class RateLimitConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "rateLimitMetrics")
        RateLimitMetrics rateLimitMetrics(RateLimitPolicies policies, RateLimitStore store) {
            return new RateLimitMetrics(policies, store);
        }

        @Bean
        @ConditionalOnMissingBean(name = "rateLimitStoreMetrics")
        RateLimitStoreMetrics rateLimitStoreMetrics() {
            return new RateLimitStoreMetrics();
        }
    }

    /** Where origins are checked. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(CorsFilter.class)
    static class CorsConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "corsMetrics")
        CorsMetrics corsMetrics(CorsFilter filter) {
            return new CorsMetrics(filter);
        }
    }

    /** Where credentials are looked at. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(FailedLogins.class)
    static class AuthenticationConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "authenticationMetrics")
        AuthenticationMetrics authenticationMetrics() {
            return new AuthenticationMetrics();
        }
    }

    /** Where responses are stored. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(ResponseCache.class)
    static class CacheConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "responseCacheMetrics")
        ResponseCacheMetrics responseCacheMetrics(ResponseCache cache) {
            return new ResponseCacheMetrics(cache);
        }
    }

    /** Where failures are answered. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({ErrorGuardFilter.class, ErrorAnswers.class})
    static class ErrorConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "problemMetrics")
        ProblemMetrics problemMetrics(ObservabilityProperties properties, ErrorAnswers answers) {
            Set<URI> types = new HashSet<>(properties.metrics().problemTypes());
            types.addAll(answers.types());
            types.addAll(RateLimitFilter.PROBLEM_TYPES);
            return new ProblemMetrics(Set.copyOf(types));
        }
    }
}
