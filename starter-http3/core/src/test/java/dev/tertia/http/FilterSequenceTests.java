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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.handler.DefaultWebFilterChain;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import java.util.ArrayList;
import java.util.List;

final class FilterSequenceTests {

    private final List<String> calls = new ArrayList<>();

    private final ServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/"));

    private Mono<Void> handle(WebFilter... filters) {
        return new DefaultWebFilterChain(
                        further -> Mono.fromRunnable(() -> this.calls.add("handler")),
                        FilterSequence.join(List.of(filters)))
                .filter(this.exchange);
    }

    private Stage stage(String name) {
        return new Stage(name, other(name));
    }

    private WebFilter other(String name) {
        return (further, chain) -> {
            this.calls.add(name);
            return chain.filter(further);
        };
    }

    @Test
    void stagesThatFollowEachOtherAreOne() {
        WebFilter other = other("other");
        Stage last = stage("last");
        List<WebFilter> joined = FilterSequence.join(List.of(stage("a"), stage("b"), other, last));
        assertThat(joined).hasSize(3).endsWith(other, last);
        assertThat(joined.getFirst()).hasToString("a > b");
    }

    @Test
    void callsEachInItsOrder() {
        StepVerifier.create(handle(stage("a"), stage("b"), other("other"), stage("c"), stage("d")))
                .verifyComplete();
        assertThat(this.calls).containsExactly("a", "b", "other", "c", "d", "handler");
    }

    @Test
    void isCalledAgainWithEachSubscription() {
        Mono<Void> handled = handle(stage("a"), stage("b"));
        assertThat(this.calls).isEmpty();
        handled.block();
        handled.block();
        assertThat(this.calls).containsExactly("a", "b", "handler", "a", "b", "handler");
    }

    /** As those after it decide which exchange it is. */
    @Test
    void passesOnTheExchangeThatAStageHasMade() {
        FilterStage changing =
                new Stage(
                        "changing",
                        (given, chain) ->
                                chain.filter(
                                        given.mutate()
                                                .request(builder -> builder.path("/new"))
                                                .build()));
        WebFilter reading =
                (given, chain) -> {
                    this.calls.add(given.getRequest().getPath().value());
                    return chain.filter(given);
                };
        handle(changing, stage("b"), reading).block();
        assertThat(this.calls).containsExactly("b", "/new", "handler");
    }

    @Test
    void aStageThatThrowsFailsTheExchange() {
        FilterStage throwing =
                new Stage(
                        "throwing",
                        (given, chain) -> {
                            throw new IllegalStateException("thrown");
                        });
        StepVerifier.create(handle(stage("a"), throwing)).verifyErrorMessage("thrown");
        assertThat(this.calls).containsExactly("a");
    }

    @Test
    void aStageCanAnswerItself() {
        FilterStage answering = new Stage("answering", (given, chain) -> Mono.empty());
        StepVerifier.create(handle(stage("a"), answering, stage("b"))).verifyComplete();
        assertThat(this.calls).containsExactly("a");
    }

    private record Stage(String name, WebFilter behaviour) implements FilterStage {

        @Override
        public Mono<Void> filter(ServerWebExchange given, WebFilterChain chain) {
            return this.behaviour.filter(given, chain);
        }

        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public String toString() {
            return this.name;
        }
    }
}
