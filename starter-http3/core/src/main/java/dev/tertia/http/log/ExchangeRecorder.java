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

import dev.tertia.http.ExchangeAttributes;
import dev.tertia.http.RequestProtocol;
import dev.tertia.http.TraceIdSource;
import dev.tertia.http.client.ClientAddress;

import io.netty.util.NetUtil;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Collects what is known of one exchange. Confined to it. */
final class ExchangeRecorder {

    private static final int SERVER_ERROR = 500;

    private final Instant timestamp = Instant.now();

    private final long start = System.nanoTime();

    private final ServerWebExchange exchange;

    private final CountingRequest request;

    private final CountingResponse response;

    private final RequestMasks masks;

    private final RequestLogRules rules;

    ExchangeRecorder(
            ServerWebExchange exchange,
            CountingRequest request,
            CountingResponse response,
            RequestMasks masks,
            RequestLogRules rules) {
        this.exchange = exchange;
        this.request = request;
        this.response = response;
        this.masks = masks;
        this.rules = rules;
    }

    RequestLogEntry entry(ExchangeEnd end, TraceIdSource traces) {
        Duration duration = Duration.ofNanos(System.nanoTime() - this.start);
        URI uri = this.request.getURI();
        Integer status = status(end);
        return new RequestLogEntry(
                this.timestamp,
                duration,
                this.request.getMethod().name(),
                uri.getRawPath(),
                this.masks.query(uri.getRawQuery()),
                RequestProtocol.of(this.request),
                remoteAddress(),
                this.masks.headers(this.request.getHeaders()),
                status,
                this.request.bytes(),
                bytesSent(),
                (end.error() != null) ? end.error() : answeredError(status),
                traces.find(this.exchange),
                this.exchange.getAttribute(ExchangeAttributes.RATE_LIMIT),
                this.exchange.getAttribute(ExchangeAttributes.CACHE_STATUS),
                this.rules.isSlow(duration));
    }

    /** What a handler writes for HEAD is dropped by the server. */
    private long bytesSent() {
        return HttpMethod.HEAD.equals(this.request.getMethod()) ? 0 : this.response.bytes();
    }

    private @Nullable Integer status(ExchangeEnd end) {
        HttpStatusCode status = this.response.getStatusCode();
        if (!this.response.isCommitted() && end.error() != null) {
            return null;
        }
        return (status != null) ? status.value() : 200;
    }

    /** What a client did wrong is said by the status. */
    private @Nullable String answeredError(@Nullable Integer status) {
        Throwable failure = this.exchange.getAttribute(ExchangeAttributes.ERROR);
        return (failure != null && status != null && status >= SERVER_ERROR)
                ? ExchangeEnd.describe(failure)
                : null;
    }

    private @Nullable String remoteAddress() {
        ClientAddress client = ClientAddress.find(this.exchange);
        if (client != null) {
            return NetUtil.toAddressString(client.address());
        }
        InetSocketAddress remote = this.request.getRemoteAddress();
        return (remote != null && remote.getAddress() != null)
                ? NetUtil.toAddressString(remote.getAddress())
                : null;
    }

    boolean isFailure(RequestLogEntry entry) {
        return entry.error() != null
                || (entry.statusCode() != null && entry.statusCode() >= SERVER_ERROR);
    }
}
