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

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * endpoint {@code http3} of Actuator.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = Http3AutoConfiguration.class)
@ConditionalOnClass({
    ConditionalOnAvailableEndpoint.class,
    Http3Listener.class,
    NettyReactiveWebServerFactory.class
})
@ConditionalOnBean(ServedHttp3.class)
@ConditionalOnAvailableEndpoint(Http3Endpoint.class)
public final class Http3EndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Http3Endpoint http3Endpoint(ServedHttp3 served) {
        return new Http3Endpoint(served);
    }
}
