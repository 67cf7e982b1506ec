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

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Protects the endpoints of Actuator, wherever they are, except health. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({WebEndpointProperties.class, EndpointRequest.class})
class AuthActuatorConfiguration {

    private static final String HEALTH = "health";

    @Bean
    FirstRules actuatorRules(AuthProperties properties) {
        var manager = ConfiguredRules.of(properties.actuator()).manager();
        return http ->
                http.authorizeExchange(exchanges ->
                        exchanges
                                .matchers(
                                        EndpointRequest.to(HEALTH),
                                        EndpointRequest.toAdditionalPaths(
                                                WebServerNamespace.SERVER, HEALTH))
                                .permitAll()
                                .matchers(EndpointRequest.toAnyEndpoint())
                                .access(manager));
    }
}
