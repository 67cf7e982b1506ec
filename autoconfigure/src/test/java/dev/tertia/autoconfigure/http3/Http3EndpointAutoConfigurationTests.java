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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

final class Http3EndpointAutoConfigurationTests {

    private final ReactiveWebApplicationContextRunner hidden =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    Http3AutoConfiguration.class,
                                    Http3EndpointAutoConfiguration.class,
                                    NettyReactiveWebServerAutoConfiguration.class,
                                    SslAutoConfiguration.class))
                    .withPropertyValues(
                            "tertia.http3.enabled=true", TestApplication.CERTIFICATE_FOLDER);

    private final ReactiveWebApplicationContextRunner runner =
            this.hidden.withPropertyValues("management.endpoints.web.exposure.include=http3");

    @Test
    void isThere() {
        this.runner.run(context -> assertThat(context).hasSingleBean(Http3Endpoint.class));
    }

    @Test
    void isNotExposedByDefault() {
        this.hidden.run(context -> assertThat(context).doesNotHaveBean(Http3Endpoint.class));
    }

    @Test
    void usersEndpointWins() {
        Http3Endpoint own = new Http3Endpoint(new ServedHttp3());
        this.runner
                .withBean("own", Http3Endpoint.class, () -> own)
                .run(context -> assertThat(context).getBean(Http3Endpoint.class).isSameAs(own));
    }

    @Test
    void canBeSwitchedOff() {
        this.runner
                .withPropertyValues("management.endpoint.http3.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(Http3Endpoint.class));
    }

    @Test
    void needsActuatorAndHttp3() {
        this.runner
                .withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(Http3Endpoint.class));
        this.runner
                .withBean(NettyReactiveWebServerFactory.class)
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(Http3Endpoint.class));
    }
}
