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
import dev.tertia.http.log.JsonRequestLogWriter;
import dev.tertia.http.log.RequestLogFilter;
import dev.tertia.http.log.RequestLogRules;
import dev.tertia.http.log.RequestLogWriter;
import dev.tertia.http.log.RequestLogger;
import dev.tertia.http.log.RequestMasks;
import dev.tertia.http.log.StructuredRequestLogWriter;
import dev.tertia.http.log.TextRequestLogWriter;

import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebFilter;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * request log.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TraceIdAutoConfiguration.class)
@ConditionalOnClass({RequestLogFilter.class, WebFilter.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tertia.http.request-log.enabled", matchIfMissing = true)
@EnableConfigurationProperties(RequestLogProperties.class)
public final class RequestLogAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RequestLogWriter requestLogWriter(RequestLogProperties properties) {
        RequestLogger logger =
                new RequestLogger(LoggerFactory.getLogger(properties.logger()), properties.level());
        return switch (properties.format()) {
            case JSON -> new JsonRequestLogWriter(logger);
            case TEXT -> new TextRequestLogWriter(logger, ZoneId.systemDefault());
            case STRUCTURED -> new StructuredRequestLogWriter(logger);
        };
    }

    @Bean
    @ConditionalOnMissingBean
    RequestLogFilter requestLogFilter(
            RequestLogProperties properties,
            RequestLogWriter writer,
            ObjectProvider<TraceIdSource> traces,
            Environment environment) {
        List<String> maskedParameters = new ArrayList<>(properties.maskedParameters());
        String apiKey = environment.getProperty("tertia.http.auth.api-key.query-parameter");
        if (apiKey != null) {
            maskedParameters.add(apiKey);
        }
        return new RequestLogFilter(
                new RequestLogRules(
                        PathPatterns.parse(
                                "tertia.http.request-log.include-paths", properties.includePaths()),
                        PathPatterns.parse(
                                "tertia.http.request-log.exclude-paths", properties.excludePaths()),
                        properties.sampleRate(),
                        properties.slowThreshold()),
                new RequestMasks(
                        properties.headers(), properties.maskedHeaders(), maskedParameters),
                traces.getIfAvailable(() -> TraceIdSource.NONE),
                writer);
    }
}
