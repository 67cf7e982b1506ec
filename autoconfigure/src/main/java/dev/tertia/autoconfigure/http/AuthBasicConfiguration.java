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
import dev.tertia.http.auth.basic.BasicCredentials;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** User names and passwords. */
@Configuration(proxyBeanMethods = false)
class AuthBasicConfiguration {

    /** There is always one, so that Boot invents no password that would open nothing. */
    @Bean
    @ConditionalOnMissingBean
    @Conditional(OnConfiguredUsersCondition.class)
    ReactiveUserDetailsService configuredUsers(AuthProperties properties) {
        return ConfiguredUsers.of(properties.basic());
    }

    /** Only if asked for. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "tertia.http.auth.basic.enabled")
    static class MechanismConfiguration {

        @Bean
        @Order(300)
        @ConditionalOnMissingBean(name = "basicMechanism")
        AuthenticationMechanism basicMechanism(
                ReactiveUserDetailsService users, ObjectProvider<PasswordEncoder> encoder) {
            if (users instanceof ConfiguredUsers configured && configured.isEmpty()) {
                throw new InvalidConfigurationPropertyValueException(
                        "tertia.http.auth.basic.users",
                        null,
                        "There is nobody to authenticate: add a user, set 'spring.security.user',"
                                + " or declare a ReactiveUserDetailsService.");
            }
            return BasicCredentials.mechanism(
                    users,
                    encoder.getIfAvailable(
                            PasswordEncoderFactories::createDelegatingPasswordEncoder));
        }
    }
}
