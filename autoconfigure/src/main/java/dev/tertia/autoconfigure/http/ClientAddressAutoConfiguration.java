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

import dev.tertia.http.client.ClientAddressFilter;
import dev.tertia.http.client.ClientAddressResolver;
import dev.tertia.http.client.ForwardedClientAddressResolver;
import dev.tertia.http.client.TrustedProxies;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebFilter;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * address of the client behind proxies.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({ClientAddressFilter.class, WebFilter.class, ServerProperties.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tertia.http.client-address.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ClientAddressProperties.class, ServerProperties.class})
public final class ClientAddressAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ClientAddressResolver clientAddressResolver(ClientAddressProperties properties) {
        return new ForwardedClientAddressResolver(
                proxies(properties), properties.header(), properties.ipv6PrefixLength());
    }

    private static TrustedProxies proxies(ClientAddressProperties properties) {
        try {
            return TrustedProxies.of(properties.trustedProxies());
        } catch (IllegalArgumentException ex) {
            throw new InvalidConfigurationPropertyValueException(
                    "tertia.http.client-address.trusted-proxies",
                    properties.trustedProxies(),
                    ex.getMessage());
        }
    }

    @Bean
    @ConditionalOnMissingBean
    ClientAddressFilter clientAddressFilter(ClientAddressResolver resolver) {
        return new ClientAddressFilter(resolver);
    }

    @Bean
    ForwardedHeaderCheck forwardedHeaderCheck(
            ServerProperties server, ClientAddressProperties properties, Environment environment) {
        return new ForwardedHeaderCheck(server, properties, environment);
    }
}
