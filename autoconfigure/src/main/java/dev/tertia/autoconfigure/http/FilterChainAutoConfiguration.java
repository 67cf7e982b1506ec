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

import dev.tertia.http.FilterOrder;
import dev.tertia.http.FilterSequence;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

import java.util.List;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * chain of filters that a request passes: stages that follow each other are called as one. A line
 * at start-up and the endpoint {@code filters} show them.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({FilterOrder.class, WebFilter.class, WebServerInitializedEvent.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public final class FilterChainAutoConfiguration {

    @Bean
    FilterChainReport filterChainReport(ListableBeanFactory beans) {
        return new FilterChainReport(new EffectiveFilters(beans));
    }

    /** Makes one filter of stages that follow each other. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebHttpHandlerBuilderCustomizer.class)
    static class SequenceConfiguration {

        /** After others, which may add filters; a bean of that name takes its place. */
        @Bean
        @ConditionalOnMissingBean(name = "filterSequenceCustomizer")
        @Order(Ordered.LOWEST_PRECEDENCE)
        WebHttpHandlerBuilderCustomizer filterSequenceCustomizer() {
            return builder ->
                    builder.filters(filters -> {
                        List<WebFilter> joined = FilterSequence.join(filters);
                        filters.clear();
                        filters.addAll(joined);
                    });
        }
    }

    /** Only where Actuator is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class EndpointConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        FiltersEndpoint filtersEndpoint(ListableBeanFactory beans) {
            return new FiltersEndpoint(new EffectiveFilters(beans));
        }
    }
}
