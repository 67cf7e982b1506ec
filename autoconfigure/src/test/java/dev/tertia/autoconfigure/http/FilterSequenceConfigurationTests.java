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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import java.util.ArrayList;
import java.util.List;

final class FilterSequenceConfigurationTests {

    private static final String ALL_STAGES =
            "RequestLogFilter > ErrorGuardFilter > ClientAddressFilter > CorsFilter";

    private final ReactiveWebApplicationContextRunner runner =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(FilterAutoConfigurationTests.STAGES)
                    .withBean(WebProperties.class)
                    .withPropertyValues("tertia.http.cors.allowed-origins=https://example.com");

    private static List<String> joined(ApplicationContext context) {
        List<WebFilter> filters = new ArrayList<>();
        WebHttpHandlerBuilder builder = WebHttpHandlerBuilder.applicationContext(context);
        context.getBeanProvider(WebHttpHandlerBuilderCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
        builder.filters(filters::addAll);
        return filters.stream().map(Object::toString).toList();
    }

    @Test
    void stagesAreCalledAsOne() {
        this.runner.run(context -> assertThat(joined(context)).containsExactly(ALL_STAGES));
        this.runner
                .withPropertyValues("tertia.http.errors.enabled=false")
                .run(context ->
                        assertThat(joined(context))
                                .containsExactly(
                                        "RequestLogFilter > ClientAddressFilter > CorsFilter"));
    }

    @Test
    void stagesAreNotCalledAsOneWhereTheUserDoesNotWantIt() {
        this.runner
                .withBean(
                        "filterSequenceCustomizer",
                        WebHttpHandlerBuilderCustomizer.class,
                        () -> builder -> {})
                .run(context ->
                        assertThat(joined(context))
                                .containsExactlyInAnyOrder(ALL_STAGES.split(" > ")));
        this.runner
                .withClassLoader(new FilteredClassLoader(WebHttpHandlerBuilderCustomizer.class))
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean("filterSequenceCustomizer"));
    }
}
