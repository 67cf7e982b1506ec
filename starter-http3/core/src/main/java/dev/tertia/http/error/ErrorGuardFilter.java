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
package dev.tertia.http.error;

import dev.tertia.http.ExchangeAttributes;
import dev.tertia.http.FilterOrder;
import dev.tertia.http.FilterStage;
import dev.tertia.http.TraceIdSource;
import dev.tertia.http.TraceIds;

import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import reactor.core.publisher.Mono;

import java.net.URI;

/**
 * Answers with a problem (RFC 9457) whatever fails after it: filters, routing and handlers.
 * Thread-safe.
 *
 * <p>A failure after the response has begun is passed on, so that the server resets the stream or
 * closes the connection: the client must not take what it got for the whole.
 *
 * @since 0.1.0
 */
public final class ErrorGuardFilter implements FilterStage {

    private final ErrorAnswers answers;

    private final ProblemWriter writer;

    private final TraceIdSource traces;

    private final ProblemObserver observer;

    private final ErrorLog log = new ErrorLog();

    /**
     * Creates a filter.
     *
     * @param answers what decides how a failure is answered
     * @param writer what writes the answer
     * @param traces where the trace id comes from that each problem carries
     */
    public ErrorGuardFilter(ErrorAnswers answers, ProblemWriter writer, TraceIdSource traces) {
        this(answers, writer, traces, ProblemObserver.NONE);
    }

    /**
     * Creates a filter that tells what it answers.
     *
     * @param answers what decides how a failure is answered
     * @param writer what writes the answer
     * @param traces where the trace id comes from that each problem carries
     * @param observer learns each answer
     */
    public ErrorGuardFilter(
            ErrorAnswers answers,
            ProblemWriter writer,
            TraceIdSource traces,
            ProblemObserver observer) {
        this.answers = answers;
        this.writer = writer;
        this.traces = traces;
        this.observer = observer;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // A filter may throw instead of returning a failed Mono.
        return Mono.defer(() -> chain.filter(exchange))
                .onErrorResume(failure -> answer(exchange, failure));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
        exchange.getAttributes().put(ExchangeAttributes.ERROR, failure);
        // So that it is the error of Spring's observation, as it is without this filter.
        exchange.getAttributes().put(ExceptionHandlingWebHandler.HANDLED_WEB_EXCEPTION, failure);
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()
                || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            this.log.unanswered(exchange, failure);
            return Mono.error(failure);
        }
        ErrorResponse answer = this.answers.answer(failure, exchange);
        this.log.answered(exchange, failure, answer, this.answers.mapping(failure));
        complete(answer.getBody(), exchange);
        this.observer.answered(exchange, answer);
        return this.writer.write(exchange, answer);
    }

    private void complete(ProblemDetail problem, ServerWebExchange exchange) {
        if (problem.getInstance() == null) {
            problem.setInstance(URI.create(exchange.getRequest().getURI().getRawPath()));
        }
        TraceIds trace = this.traces.find(exchange);
        if (trace != null) {
            problem.setProperty("trace_id", trace.traceId());
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.ERROR_GUARD;
    }

    /** Spring makes the name of a checkpoint of it with every request. */
    @Override
    public String toString() {
        return "ErrorGuardFilter";
    }
}
