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

import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitFilter;
import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitStage;
import dev.tertia.http.limit.RateLimitStore;

import io.github.bucket4j.Bucket;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for
 * limits of the rate of requests, once there is a policy.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = RedisRateLimitAutoConfiguration.class)
@ConditionalOnClass({RateLimitFilter.class, Bucket.class, WebFilter.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tertia.http.rate-limit.enabled", matchIfMissing = true)
@Conditional(OnPolicyCondition.class)
@EnableConfigurationProperties(RateLimitProperties.class)
public final class RateLimitAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RateLimitStore rateLimitStore(RateLimitProperties properties) {
        if (properties.store() == RateLimitProperties.Store.REDIS) {
            throw new RedisForLimitsMissingException();
        }
        return new LocalRateLimitStore(properties.maxKeys());
    }

    @Bean
    @ConditionalOnMissingBean
    RateLimitPolicies rateLimitPolicies(
            RateLimitProperties properties, RateLimitStore store, BeanFactory beans) {
        return new RateLimitPolicies(
                new ConfiguredPolicies(new ConfiguredKeys(beans)).of(properties.policies()), store);
    }

    @Bean
    @ConditionalOnMissingBean(name = "addressLimitFilter")
    RateLimitFilter addressLimitFilter(
            RateLimitProperties properties,
            RateLimitPolicies policies,
            ObjectProvider<RateLimitObserver> observers) {
        return filter(RateLimitStage.BEFORE_AUTHENTICATION, properties, policies, observers);
    }

    @Bean
    @ConditionalOnMissingBean(name = "principalLimitFilter")
    RateLimitFilter principalLimitFilter(
            RateLimitProperties properties,
            RateLimitPolicies policies,
            ObjectProvider<RateLimitObserver> observers) {
        return filter(RateLimitStage.AFTER_AUTHENTICATION, properties, policies, observers);
    }

    private static RateLimitFilter filter(
            RateLimitStage stage,
            RateLimitProperties properties,
            RateLimitPolicies policies,
            ObjectProvider<RateLimitObserver> observers) {
        return new RateLimitFilter(
                stage,
                policies,
                RateLimitObserver.of(observers.orderedStream().toList()),
                properties.headers());
    }

    /** Only where Actuator is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class EndpointConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        RateLimitEndpoint rateLimitEndpoint(RateLimitPolicies policies) {
            return new RateLimitEndpoint(policies);
        }
    }
}
