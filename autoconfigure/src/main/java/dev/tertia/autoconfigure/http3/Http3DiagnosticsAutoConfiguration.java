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
package dev.tertia.autoconfigure.http3;

import dev.tertia.http3.Http3Listener;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} that
 * tells users why HTTP/3 is not served although they asked for it.
 *
 * @since 0.1.0
 */
@AutoConfiguration
public final class Http3DiagnosticsAutoConfiguration {

    private static final String REQUIRED = "${tertia.http3.required:false}";

    @Bean
    @ConditionalOnProperty("server.http3.enabled")
    Http3PropertyHint http3PropertyHint() {
        return new Http3PropertyHint();
    }

    /** For servlet applications. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnBooleanProperty("tertia.http3.enabled")
    static class ServletConfiguration {

        @Bean
        Http3ServletCheck http3ServletCheck(@Value(REQUIRED) boolean required) {
            return new Http3ServletCheck(required);
        }
    }

    /** For applications with a server other than ours. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Http3Listener.class, NettyReactiveWebServerFactory.class})
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    @ConditionalOnBooleanProperty("tertia.http3.enabled")
    static class ReactiveConfiguration {

        @Bean
        Http3FactoryCheck http3FactoryCheck(
                ObjectProvider<ReactiveWebServerFactory> factories,
                @Value(REQUIRED) boolean required) {
            return new Http3FactoryCheck(factories, required);
        }
    }
}
