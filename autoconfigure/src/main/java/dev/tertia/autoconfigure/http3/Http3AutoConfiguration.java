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
import dev.tertia.http3.Http3Statistics;
import dev.tertia.http3.certificate.DevCertificateStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;

import java.time.Clock;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for
 * HTTP/3 beside HTTP/1.1 and HTTP/2 on Boot's Netty server.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        before = NettyReactiveWebServerAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration",
            "org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration"
        })
@ConditionalOnClass({Http3Listener.class, NettyReactiveWebServerFactory.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty("tertia.http3.enabled")
@EnableConfigurationProperties({Http3Properties.class, ServerProperties.class})
@ImportRuntimeHints(Http3RuntimeHints.class)
public final class Http3AutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(ReactiveWebServerFactory.class)
    Http3ReactiveWebServerFactory http3ReactiveWebServerFactory(
            Http3Properties properties,
            ServerProperties server,
            ReactorResourceFactory resources,
            ObjectProvider<Http3Statistics> statistics,
            ObjectProvider<NettyRouteProvider> routes,
            ObjectProvider<NettyServerCustomizer> customizers) {
        Http3ReactiveWebServerFactory factory = new Http3ReactiveWebServerFactory();
        factory.setHttp3(new Http3Settings(properties, server.getMaxHttpRequestHeaderSize()));
        factory.setResourceFactory(resources);
        statistics.ifAvailable(factory::setStatistics);
        routes.orderedStream().forEach(factory::addRouteProviders);
        customizers.orderedStream().forEach(factory::addServerCustomizers);
        return factory;
    }

    @Bean
    @ConditionalOnBean(Http3ReactiveWebServerFactory.class)
    ServedHttp3 servedHttp3() {
        return new ServedHttp3();
    }

    @Bean
    Http2ByDefaultCustomizer http2ByDefaultCustomizer(Environment environment) {
        return new Http2ByDefaultCustomizer(environment);
    }

    /** Only where a certificate may be made at all. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OnDevCertificateCondition.class)
    static class DevCertificateConfiguration {

        @Bean
        @ConditionalOnMissingBean
        DevCertificateStore devCertificateStore(Http3Properties properties) {
            return new DevCertificateStore(properties.devCertificate().folder(), Clock.systemUTC());
        }

        @Bean
        DevCertificateCustomizer devCertificateCustomizer(
                DevCertificateStore store, SslBundleRegistry bundles) {
            return new DevCertificateCustomizer(store, bundles);
        }
    }
}
