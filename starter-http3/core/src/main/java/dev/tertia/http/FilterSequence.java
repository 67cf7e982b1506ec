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
package dev.tertia.http;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stages that follow each other, as one filter: each calls the next.
 *
 * <p>Spring's chain puts two operators and a name that is put together with each request between
 * any two filters. With this it does so once for all of them. Thread-safe; it owns nothing.
 *
 * @since 0.1.0
 */
public final class FilterSequence implements WebFilter {

    private final List<FilterStage> stages;

    private final String name;

    private FilterSequence(List<FilterStage> stages) {
        this.stages = List.copyOf(stages);
        this.name = stages.stream().map(Object::toString).collect(Collectors.joining(" > "));
    }

    /**
     * Returns filters in the same order, where stages that follow each other are one filter.
     *
     * @param filters any filters
     * @return a new list, which can be changed
     */
    public static List<WebFilter> join(List<WebFilter> filters) {
        List<WebFilter> joined = new ArrayList<>();
        List<FilterStage> stages = new ArrayList<>();
        for (WebFilter filter : filters) {
            if (filter instanceof FilterStage stage) {
                stages.add(stage);
            } else {
                addTo(joined, stages);
                joined.add(filter);
            }
        }
        addTo(joined, stages);
        return joined;
    }

    private static void addTo(List<WebFilter> joined, List<FilterStage> stages) {
        if (stages.size() > 1) {
            joined.add(new FilterSequence(stages));
        } else {
            joined.addAll(stages);
        }
        stages.clear();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return call(0, exchange, chain);
    }

    private Mono<Void> call(int index, ServerWebExchange exchange, WebFilterChain chain) {
        int next = index + 1;
        WebFilterChain rest =
                (next == this.stages.size()) ? chain : further -> call(next, further, chain);
        return this.stages.get(index).filter(exchange, rest);
    }

    /** Spring makes the name of a checkpoint of it with every request. */
    @Override
    public String toString() {
        return this.name;
    }
}
