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

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.web.server.WebFilter;

import java.util.List;
import java.util.Map;

/** The filters that a request passes, in their order. Thread-safe. */
final class EffectiveFilters {

    private final ListableBeanFactory beans;

    EffectiveFilters(ListableBeanFactory beans) {
        this.beans = beans;
    }

    List<EffectiveFilter> list() {
        return this.beans.getBeansOfType(WebFilter.class).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(AnnotationAwareOrderComparator.INSTANCE))
                .map(filter -> describe(filter.getKey(), filter.getValue()))
                .toList();
    }

    private static EffectiveFilter describe(String name, WebFilter filter) {
        return new EffectiveFilter(name, order(filter), filter.getClass().getName());
    }

    private static @Nullable Integer order(WebFilter filter) {
        return (filter instanceof Ordered ordered)
                ? Integer.valueOf(ordered.getOrder())
                : OrderUtils.getOrder(filter.getClass());
    }
}
