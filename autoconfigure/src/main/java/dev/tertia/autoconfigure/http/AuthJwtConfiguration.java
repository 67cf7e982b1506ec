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
import dev.tertia.http.auth.bearer.BearerTokens;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;

/** JSON web tokens, read by the decoder that Boot makes of its own properties. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({BearerTokenAuthenticationToken.class, ReactiveJwtDecoder.class})
@ConditionalOnBooleanProperty(name = "tertia.http.auth.jwt.enabled")
class AuthJwtConfiguration {

    @Bean
    @Order(400)
    @ConditionalOnMissingBean(name = "jwtMechanism")
    AuthenticationMechanism jwtMechanism(
            ObjectProvider<ReactiveJwtDecoder> decoders,
            ObjectProvider<ReactiveJwtAuthenticationConverter> converter) {
        ReactiveJwtDecoder decoder = decoders.getIfAvailable();
        if (decoder == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "tertia.http.auth.jwt.enabled",
                    true,
                    "Nothing tells which tokens are valid: set"
                            + " 'spring.security.oauth2.resourceserver.jwt.issuer-uri',"
                            + " '.jwk-set-uri' or '.public-key-location', or declare a"
                            + " ReactiveJwtDecoder.");
        }
        var manager = new JwtReactiveAuthenticationManager(decoder);
        converter.ifAvailable(manager::setJwtAuthenticationConverter);
        return BearerTokens.mechanism(manager);
    }
}
