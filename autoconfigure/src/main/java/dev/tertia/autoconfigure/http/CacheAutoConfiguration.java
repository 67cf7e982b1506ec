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

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tertia.http.cache.ResponseCache;
import dev.tertia.http.cache.ResponseCacheFilter;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * cache of responses.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({ResponseCacheFilter.class, Caffeine.class, WebFilter.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty("tertia.http.cache.enabled")
@EnableConfigurationProperties(CacheProperties.class)
public final class CacheAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ResponseCache responseCache(CacheProperties properties) {
        try {
            return new ResponseCache(properties.config());
        } catch (IllegalArgumentException | ArithmeticException ex) {
            throw new InvalidConfigurationPropertyValueException(
                    "tertia.http.cache", properties, String.valueOf(ex.getMessage()));
        }
    }

    @Bean
    @ConditionalOnMissingBean
    ResponseCacheFilter responseCacheFilter(ResponseCache cache) {
        return new ResponseCacheFilter(cache);
    }

    /** Only where Actuator is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class EndpointConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        ResponseCacheEndpoint responseCacheEndpoint(ResponseCache cache) {
            return new ResponseCacheEndpoint(cache);
        }
    }
}
