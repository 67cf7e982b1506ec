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

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} that
 * ends the start where authentication is switched on without its libraries: requests would pass
 * unseen.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tertia.http.auth.enabled")
public final class AuthDependencyAutoConfiguration {

    /** Without Spring Security. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(
            "org.springframework.boot.security.autoconfigure.web.reactive"
                    + ".ReactiveWebSecurityAutoConfiguration")
    static class SecurityConfiguration {

        SecurityConfiguration() {
            throw new AuthenticationDependencyMissingException(
                    "tertia.http.auth.enabled", "spring-boot-starter-security");
        }
    }

    /** Without what reads tokens. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive"
                    + ".ReactiveOAuth2ResourceServerAutoConfiguration")
    @ConditionalOnBooleanProperty(name = "tertia.http.auth.jwt.enabled")
    static class TokenConfiguration {

        TokenConfiguration() {
            throw new AuthenticationDependencyMissingException(
                    "tertia.http.auth.jwt.enabled",
                    "spring-boot-starter-security-oauth2-resource-server");
        }
    }
}
