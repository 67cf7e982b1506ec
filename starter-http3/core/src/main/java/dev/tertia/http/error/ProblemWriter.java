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

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a problem as the client wants it: as JSON, or as a page for browsers. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ProblemWriter {

    /** What the handler has said of a body that is not sent. */
    private static final List<String> OF_ANOTHER_BODY =
            List.of(
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_ENCODING,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.CONTENT_RANGE,
                    HttpHeaders.CONTENT_LANGUAGE,
                    HttpHeaders.ETAG,
                    HttpHeaders.LAST_MODIFIED,
                    HttpHeaders.EXPIRES);

    private final WriterContext context;

    /**
     * Creates a writer.
     *
     * @param writers the application's message writers, one of them for JSON
     */
    public ProblemWriter(List<HttpMessageWriter<?>> writers) {
        this.context = new WriterContext(List.copyOf(writers));
    }

    /**
     * Answers a request.
     *
     * @param exchange the request, with a response that is not committed
     * @param answer what to answer: status, fields and problem
     * @return completes when it is written
     */
    public Mono<Void> write(ServerWebExchange exchange, ErrorResponse answer) {
        ServerHttpResponse response = exchange.getResponse();
        OF_ANOTHER_BODY.forEach(response.getHeaders()::remove);
        response.getHeaders().setCacheControl("no-store");
        ServerResponse.BodyBuilder builder =
                ServerResponse.status(answer.getStatusCode())
                        .headers(headers -> headers.putAll(answer.getHeaders()));
        Mono<ServerResponse> problem =
                WantedType.isHtml(exchange.getRequest())
                        ? builder.contentType(
                                        new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                                .bodyValue(ProblemPage.of(answer.getBody()))
                        : builder.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                                .bodyValue(answer.getBody());
        return problem.flatMap(written -> written.writeTo(exchange, this.context));
    }

    private record WriterContext(List<HttpMessageWriter<?>> messageWriters)
            implements ServerResponse.Context {

        @Override
        public List<ViewResolver> viewResolvers() {
            return List.of();
        }
    }
}
