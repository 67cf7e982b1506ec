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
package dev.tertia.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.ExchangeAttributes;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.netty.handler.codec.quic.QuicConnectionAddress;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class ObservationConventionTests {

    private final OpenTelemetryServerRequestObservationConvention openTelemetry =
            new OpenTelemetryServerRequestObservationConvention();

    private final ProtocolServerRequestObservationConvention protocol =
            new ProtocolServerRequestObservationConvention("requests");

    private static ServerRequestObservationContext context(
            String method, @Nullable HttpStatus status) {
        return context(method, status, Map.of());
    }

    private static ServerRequestObservationContext context(
            String method, @Nullable HttpStatus status, Map<String, Object> attributes) {
        MockServerHttpResponse response = new MockServerHttpResponse();
        response.setStatusCode(status);
        return new ServerRequestObservationContext(
                MockServerHttpRequest.method(
                                HttpMethod.valueOf(method), "https://localhost/orders/7?a=b")
                        .build(),
                response,
                attributes);
    }

    private static Map<String, String> map(KeyValues values) {
        return values.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    @Test
    void hasTheNamesOfOpenTelemetry() {
        ServerRequestObservationContext context = context("GET", HttpStatus.OK);
        context.setPathPattern("/orders/{id}");
        assertThat(this.openTelemetry.getName()).isEqualTo("http.server.request.duration");
        assertThat(this.openTelemetry.getContextualName(context)).isEqualTo("GET /orders/{id}");
        assertThat(map(this.openTelemetry.getLowCardinalityKeyValues(context)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "error.type", "none",
                                "http.request.method", "GET",
                                "http.response.status_code", "200",
                                "http.route", "/orders/{id}",
                                "network.protocol.version", "1.1",
                                "url.scheme", "https"));
        assertThat(map(this.openTelemetry.getHighCardinalityKeyValues(context)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "http.request.method_original", "GET",
                                "network.transport", "tcp",
                                "url.path", "/orders/7"));
    }

    @Test
    void knowsAFewMethodsOnly() {
        ServerRequestObservationContext context = context("BREW", HttpStatus.NOT_FOUND);
        assertThat(this.openTelemetry.getContextualName(context)).isEqualTo("HTTP");
        assertThat(map(this.openTelemetry.getLowCardinalityKeyValues(context)))
                .containsEntry("http.request.method", "_OTHER")
                .containsEntry("http.route", "UNKNOWN")
                .containsEntry("error.type", "none");
        assertThat(map(this.openTelemetry.getHighCardinalityKeyValues(context)))
                .containsEntry("http.request.method_original", "BREW");
    }

    @Test
    void anErrorIsAnExceptionOrAStatus() {
        ServerRequestObservationContext context = context("GET", HttpStatus.BAD_GATEWAY);
        assertThat(map(this.openTelemetry.getLowCardinalityKeyValues(context)))
                .containsEntry("error.type", "502");
        context.setError(new IllegalStateException("for the test"));
        assertThat(map(this.openTelemetry.getLowCardinalityKeyValues(context)))
                .containsEntry("error.type", "java.lang.IllegalStateException");
    }

    @Test
    void aClientThatHasLeftGotNoStatus() {
        ServerRequestObservationContext context = context("GET", HttpStatus.OK);
        context.setConnectionAborted(true);
        assertThat(map(this.openTelemetry.getLowCardinalityKeyValues(context)))
                .containsEntry("http.response.status_code", "UNKNOWN");
    }

    @Test
    @SuppressWarnings("NullAway") // a context may be without a request all the same
    void needsNoRequest() {
        ServerRequestObservationContext context = context("GET", null);
        context.setCarrier(null);
        assertThat(map(this.openTelemetry.getLowCardinalityKeyValues(context)))
                .containsEntry("http.request.method", "_OTHER")
                .containsEntry("url.scheme", "UNKNOWN")
                .containsEntry("http.response.status_code", "UNKNOWN")
                .containsEntry("network.protocol.version", "none");
        assertThat(this.openTelemetry.getHighCardinalityKeyValues(context)).isEmpty();
        assertThat(map(this.protocol.getLowCardinalityKeyValues(context)))
                .containsEntry("network.transport", "none");
    }

    @Test
    void addsTheProtocolToSpringsNames() {
        ServerRequestObservationContext context = context("GET", HttpStatus.OK);
        assertThat(this.protocol.getName()).isEqualTo("requests");
        assertThat(map(this.protocol.getLowCardinalityKeyValues(context)))
                .containsOnlyKeys(
                        "exception",
                        "method",
                        "network.protocol.version",
                        "network.transport",
                        "outcome",
                        "status",
                        "uri")
                .containsEntry("network.protocol.version", "1.1")
                .containsEntry("network.transport", "tcp");
    }

    @Test
    void tracesTellWhatTheFiltersHaveDone() {
        ServerRequestObservationContext context =
                context(
                        "GET",
                        HttpStatus.OK,
                        Map.of(
                                ExchangeAttributes.RATE_LIMIT, "shadow-refused:burst",
                                ExchangeAttributes.CACHE_STATUS, "hit"));
        for (ServerRequestObservationConvention convention :
                List.of(this.protocol, this.openTelemetry)) {
            assertThat(map(convention.getHighCardinalityKeyValues(context)))
                    .containsEntry("tertia.rate_limit", "shadow-refused:burst")
                    .containsEntry("tertia.cache_status", "hit")
                    .doesNotContainKey("tertia.quic.connection_id");
            assertThat(map(convention.getHighCardinalityKeyValues(context("GET", HttpStatus.OK))))
                    .doesNotContainKeys("tertia.rate_limit", "tertia.cache_status");
        }
    }

    @Test
    void aConnectionHasTheIdOfItsPackets() {
        assertThat(
                        QuicConnectionId.hexadecimal(
                                new QuicConnectionAddress(new byte[] {0x0a, 0x1b, (byte) 0xff})))
                .isEqualTo("0a1bff");
        assertThat(QuicConnectionId.hexadecimal(QuicConnectionAddress.EPHEMERAL)).isNull();
        assertThat(QuicConnectionId.hexadecimal(null)).isNull();
    }
}
