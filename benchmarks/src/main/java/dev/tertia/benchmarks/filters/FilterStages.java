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
package dev.tertia.benchmarks.filters;

import dev.tertia.http.TraceIdSource;
import dev.tertia.http.client.ClientAddress;
import dev.tertia.http.client.ClientAddressFilter;
import dev.tertia.http.client.ForwardedClientAddressResolver;
import dev.tertia.http.client.ForwardingHeader;
import dev.tertia.http.client.TrustedProxies;
import dev.tertia.http.cors.CorsFilter;
import dev.tertia.http.cors.CorsPolicies;
import dev.tertia.http.cors.CorsPolicy;
import dev.tertia.http.error.ErrorAnswers;
import dev.tertia.http.error.ErrorGuardFilter;
import dev.tertia.http.error.ErrorMappings;
import dev.tertia.http.error.ProblemWriter;
import dev.tertia.http.limit.KeyResolver;
import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitFilter;
import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStage;
import dev.tertia.http.log.JsonRequestLogWriter;
import dev.tertia.http.log.RequestLogFilter;
import dev.tertia.http.log.RequestLogRules;
import dev.tertia.http.log.RequestLogger;
import dev.tertia.http.log.RequestMasks;

import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Each filter as its properties make it without being told otherwise. */
final class FilterStages {

    private FilterStages() {}

    static WebFilter requestLog() {
        return new RequestLogFilter(
                new RequestLogRules(List.of(), List.of(), 1, null),
                new RequestMasks(
                        List.of("user-agent", "referer"),
                        List.of("authorization", "cookie", "proxy-authorization", "x-api-key"),
                        List.of("access_token", "api_key", "code", "password", "token")),
                TraceIdSource.NONE,
                new JsonRequestLogWriter(
                        new RequestLogger(LoggerFactory.getLogger("tertia.request"), Level.INFO)));
    }

    static WebFilter errorGuard() {
        return new ErrorGuardFilter(
                new ErrorAnswers(List.of(), new ErrorMappings(List.of())),
                new ProblemWriter(ServerCodecConfigurer.create().getWriters()),
                TraceIdSource.NONE);
    }

    static WebFilter clientAddress() {
        return new ClientAddressFilter(
                new ForwardedClientAddressResolver(
                        TrustedProxies.of(List.of()), ForwardingHeader.X_FORWARDED_FOR, 64));
    }

    static WebFilter cors() {
        CorsPolicy policy =
                new CorsPolicy(
                        List.of("https://shop.example.com"),
                        List.of(),
                        List.of("GET", "HEAD", "POST"),
                        List.of("*"),
                        List.of(),
                        false,
                        false,
                        Duration.ofMinutes(30));
        return new CorsFilter(CorsPolicies.byPath(Map.of("/**", policy)));
    }

    /** More than ever come. */
    static WebFilter addressLimit() {
        RateLimitPolicy policy =
                RateLimitPolicy.of(
                        "address",
                        RateLimitBandwidth.of(100_000_000, Duration.ofSeconds(1)),
                        KeyResolver.of(FilterStages::address),
                        RateLimitStage.BEFORE_AUTHENTICATION);
        return new RateLimitFilter(
                RateLimitStage.BEFORE_AUTHENTICATION,
                new RateLimitPolicies(List.of(policy), new LocalRateLimitStore(100_000)),
                RateLimitObserver.NONE,
                true);
    }

    private static String address(ServerWebExchange exchange) {
        ClientAddress client = ClientAddress.find(exchange);
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        if (client != null) {
            return client.group();
        }
        return (remote != null) ? remote.getHostString() : "";
    }
}
