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

import dev.tertia.http.auth.AuthenticationMechanism;
import dev.tertia.http.auth.certificate.ClientCertificates;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Client certificates. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "tertia.http.auth.certificate.enabled")
class AuthCertificateConfiguration {

    private static final String CLIENT_AUTH = "server.ssl.client-auth";

    @Bean
    @Order(100)
    @ConditionalOnMissingBean(name = "certificateMechanism")
    AuthenticationMechanism certificateMechanism(
            AuthProperties properties, Environment environment) {
        String clientAuth = environment.getProperty(CLIENT_AUTH, "none");
        if (clientAuth.equalsIgnoreCase("none")) {
            throw new InvalidConfigurationPropertyValueException(
                    CLIENT_AUTH,
                    clientAuth,
                    "No client is asked for the certificate that"
                            + " 'tertia.http.auth.certificate.enabled' wants to see: set it to"
                            + " 'want' or 'need'.");
        }
        Map<String, Set<String>> scopes = new LinkedHashMap<>();
        properties
                .certificate()
                .clients()
                .forEach((name, client) -> scopes.put(name, client.scopes()));
        return ClientCertificates.mechanism(scopes);
    }
}
