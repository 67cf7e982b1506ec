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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

import java.util.List;
import java.util.stream.Collectors;

/** Says once, at start-up, which filters a request passes. */
final class FilterChainReport implements ApplicationListener<WebServerInitializedEvent> {

    private static final Logger logger = LoggerFactory.getLogger(FilterChainReport.class);

    private final EffectiveFilters filters;

    FilterChainReport(EffectiveFilters filters) {
        this.filters = filters;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        // The management server has a chain of its own.
        if (event.getApplicationContext().getServerNamespace() == null && logger.isInfoEnabled()) {
            List<EffectiveFilter> chain = this.filters.list();
            logger.info(
                    "HTTP filters: {}",
                    chain.stream()
                            .map(EffectiveFilter::toString)
                            .collect(Collectors.joining(" > ")));
        }
    }
}
