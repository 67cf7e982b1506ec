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
package dev.tertia.autoconfigure.health;

import dev.tertia.http.dependency.DependencyCheck;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.client.ReactorResourceFactory;

import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

import java.util.Map;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * health of what the application depends on, once there is a check.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({
    ConditionalOnEnabledHealthIndicator.class,
    ReactiveHealthContributor.class,
    DependencyCheck.class,
    HttpClient.class
})
@ConditionalOnEnabledHealthIndicator("dependencies")
@Conditional(OnDependencyCheckCondition.class)
@EnableConfigurationProperties(DependencyHealthProperties.class)
public final class DependencyHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "dependenciesHealthContributor")
    CompositeReactiveHealthContributor dependenciesHealthContributor(
            DependencyHealthProperties properties,
            ObjectProvider<Map<String, DependencyCheck>> beans,
            ObjectProvider<ReactorResourceFactory> resources) {
        ReactorResourceFactory shared = resources.getIfUnique();
        LoopResources loops = (shared != null) ? shared.getLoopResources() : HttpResources.get();
        return CompositeReactiveHealthContributor.fromMap(
                new ConfiguredChecks(properties, loops).with(beans.getIfAvailable(Map::of)));
    }
}
