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
package dev.tertia.http.log;

import dev.tertia.http.FilterOrder;
import dev.tertia.http.FilterStage;
import dev.tertia.http.TraceIdSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Mono;

/**
 * Writes an entry on each exchange when it has ended: well, in failure, or by a client that has
 * gone. Bodies are counted and never kept. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RequestLogFilter implements FilterStage {

    private static final Logger logger = LoggerFactory.getLogger(RequestLogFilter.class);

    private final RequestLogRules rules;

    private final RequestMasks masks;

    private final TraceIdSource traces;

    private final RequestLogWriter writer;

    /**
     * Creates a filter.
     *
     * @param rules which exchanges are logged
     * @param masks what of a request is logged
     * @param traces where the trace of a request comes from
     * @param writer what writes the entries
     */
    public RequestLogFilter(
            RequestLogRules rules,
            RequestMasks masks,
            TraceIdSource traces,
            RequestLogWriter writer) {
        this.rules = rules;
        this.masks = masks;
        this.traces = traces;
        this.writer = writer;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!this.writer.isEnabled()
                || !this.rules.covers(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        CountingRequest request = new CountingRequest(exchange.getRequest());
        CountingResponse response = CountingResponse.of(exchange.getResponse());
        ServerWebExchange counted = exchange.mutate().request(request).response(response).build();
        ExchangeRecorder recorder =
                new ExchangeRecorder(counted, request, response, this.masks, this.rules);
        return Mono.defer(() -> chain.filter(counted)).tap(() -> new EndListener(recorder));
    }

    private void write(ExchangeRecorder recorder, ExchangeEnd end) {
        try {
            RequestLogEntry entry = recorder.entry(end, this.traces);
            if (entry.slow() || recorder.isFailure(entry) || this.rules.isSampled()) {
                this.writer.write(entry);
            }
        } catch (RuntimeException ex) {
            // The client has got its response, or an error of its own.
            logger.warn("Cannot write an entry of the request log", ex);
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.REQUEST_LOG;
    }

    /** Spring makes the name of a checkpoint of it with every request. */
    @Override
    public String toString() {
        return "RequestLogFilter";
    }

    /** Whatever ends an exchange, one operator for all. */
    private final class EndListener extends DefaultSignalListener<Void> {

        private final ExchangeRecorder recorder;

        EndListener(ExchangeRecorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void doOnComplete() {
            write(this.recorder, ExchangeEnd.COMPLETE);
        }

        @Override
        public void doOnError(Throwable failure) {
            write(this.recorder, ExchangeEnd.failed(failure));
        }

        @Override
        public void doOnCancel() {
            write(this.recorder, ExchangeEnd.ABORTED);
        }
    }
}
