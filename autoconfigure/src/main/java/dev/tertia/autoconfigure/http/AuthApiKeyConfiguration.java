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
import dev.tertia.http.auth.apikey.ApiKeyRepository;
import dev.tertia.http.auth.apikey.ApiKeys;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import java.time.InstantSource;

/** API keys. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "tertia.http.auth.api-key.enabled")
class AuthApiKeyConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ApiKeyRepository apiKeyRepository(AuthProperties properties) {
        return new ConfiguredApiKeys(properties.apiKey(), InstantSource.system());
    }

    @Bean
    @Order(200)
    @ConditionalOnMissingBean(name = "apiKeyMechanism")
    AuthenticationMechanism apiKeyMechanism(AuthProperties properties, ApiKeyRepository keys) {
        return ApiKeys.mechanism(
                keys,
                properties.apiKey().header(),
                properties.apiKey().queryParameter(),
                InstantSource.system());
    }
}
