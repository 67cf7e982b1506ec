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

import dev.tertia.http.auth.AccessRouteRules;
import dev.tertia.http.auth.AccessRules;
import dev.tertia.http.cache.CacheRouteRules;
import dev.tertia.http.cache.ResponseCacheFilter;
import dev.tertia.http.cors.CorsFilter;
import dev.tertia.http.cors.CorsRouteRules;
import dev.tertia.http.limit.RateLimitFilter;
import dev.tertia.http.limit.RateLimitRouteRules;
import dev.tertia.http.route.RouteCollector;
import dev.tertia.http.route.RouteRules;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webflux.actuate.endpoint.web.AbstractWebFluxEndpointHandlerMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.web.reactive.HandlerMapping;

import java.util.List;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * endpoint {@code routes}, which shows the rules that the requests to each route meet. A bean of
 * type {@link RouteRules} adds those of another stage.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = {
            AuthAutoConfiguration.class,
            CacheAutoConfiguration.class,
            CorsAutoConfiguration.class,
            RateLimitAutoConfiguration.class
        },
        afterName =
                "org.springframework.boot.security.autoconfigure.web.reactive"
                        + ".ReactiveWebSecurityAutoConfiguration")
@ConditionalOnClass({
    RouteCollector.class,
    HandlerMapping.class,
    ConditionalOnAvailableEndpoint.class,
    AbstractWebFluxEndpointHandlerMapping.class
})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnAvailableEndpoint(endpoint = RoutesEndpoint.class)
public final class RoutesAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RoutesEndpoint routesEndpoint(ListableBeanFactory beans, ObjectProvider<RouteRules> stages) {
        return new RoutesEndpoint(new ApplicationRoutes(beans), stages);
    }

    /** Where other origins are allowed. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(CorsFilter.class)
    static class CorsConfiguration {

        @Bean
        @Order(0)
        RouteRules corsRouteRules(CorsFilter filter) {
            return new CorsRouteRules(filter);
        }
    }

    /** Where there are limits. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(RateLimitFilter.class)
    static class RateLimitConfiguration {

        @Bean
        @Order(1)
        RouteRules rateLimitRouteRules(ObjectProvider<RateLimitFilter> filters) {
            return new RateLimitRouteRules(filters.orderedStream().toList());
        }
    }

    /** Where Spring Security decides, by the rules of the configuration or by others. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebFilterChainProxy.class)
    @ConditionalOnBean(WebFilterChainProxy.class)
    static class AccessConfiguration {

        @Bean
        @Order(2)
        RouteRules accessRouteRules(ObjectProvider<AccessRules> rules, ListableBeanFactory beans) {
            List<String> chains = List.of(beans.getBeanNamesForType(SecurityWebFilterChain.class));
            AccessRules known = rules.getIfUnique();
            return (known != null && chains.equals(List.of(AuthenticationReport.CHAIN)))
                    ? new AccessRouteRules(known)
                    : new UnknownAccessRules(chains);
        }
    }

    /** Where responses are stored. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(ResponseCacheFilter.class)
    static class CacheConfiguration {

        @Bean
        @Order(3)
        RouteRules cacheRouteRules(ResponseCacheFilter filter) {
            return new CacheRouteRules(filter);
        }
    }
}
