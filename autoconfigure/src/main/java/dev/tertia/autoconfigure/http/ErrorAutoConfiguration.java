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

import dev.tertia.http.TraceIdSource;
import dev.tertia.http.error.ErrorAnswers;
import dev.tertia.http.error.ErrorGuardFilter;
import dev.tertia.http.error.ErrorHandler;
import dev.tertia.http.error.ProblemObserver;
import dev.tertia.http.error.ProblemWriter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.DispatcherHandler;

import java.util.List;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for
 * problem details (RFC 9457) of all that fails.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TraceIdAutoConfiguration.class)
@ConditionalOnClass({ErrorGuardFilter.class, DispatcherHandler.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tertia.http.errors.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ErrorProperties.class)
public final class ErrorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ErrorAnswers errorAnswers(
            ErrorProperties properties,
            ObjectProvider<ErrorHandler> handlers,
            ApplicationContext context) {
        return new ErrorAnswers(
                handlers.orderedStream().toList(),
                new ConfiguredMappings(context.getClassLoader()).of(properties));
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemWriter problemWriter(ServerCodecConfigurer codecs) {
        return new ProblemWriter(codecs.getWriters());
    }

    @Bean
    @ConditionalOnMissingBean
    ErrorGuardFilter errorGuardFilter(
            ErrorAnswers answers,
            ProblemWriter writer,
            ObjectProvider<TraceIdSource> traces,
            ObjectProvider<ProblemObserver> observers) {
        List<ProblemObserver> all = observers.orderedStream().toList();
        return new ErrorGuardFilter(
                answers,
                writer,
                traces.getIfAvailable(() -> TraceIdSource.NONE),
                (exchange, answer) -> all.forEach(observer -> observer.answered(exchange, answer)));
    }
}
