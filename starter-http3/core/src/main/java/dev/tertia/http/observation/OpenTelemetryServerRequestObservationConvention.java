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

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stable semantic conventions of OpenTelemetry for HTTP servers, for WebFlux: Spring has them
 * for servlets only. Thread-safe.
 *
 * <p>Series of one name need the same keys, so what OpenTelemetry leaves out has a value: {@code
 * none} for {@code error.type}, {@code UNKNOWN} for a route or status that is not known.
 *
 * <p>Traces have what {@link ProtocolServerRequestObservationConvention} adds as well.
 *
 * @since 0.1.0
 */
public class OpenTelemetryServerRequestObservationConvention
        implements ServerRequestObservationConvention {

    /** The name of the observation. */
    public static final String NAME = "http.server.request.duration";

    private static final String METHOD = "http.request.method";

    private static final String UNKNOWN = "UNKNOWN";

    /** Methods beyond these are the client's to choose. */
    private static final Set<String> METHODS =
            Arrays.stream(HttpMethod.values())
                    .map(HttpMethod::name)
                    .collect(Collectors.toUnmodifiableSet());

    /** Creates a convention. */
    public OpenTelemetryServerRequestObservationConvention() {}

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getContextualName(ServerRequestObservationContext context) {
        String method = knownMethod(context.getCarrier());
        String name = (method != null) ? method : "HTTP";
        String route = context.getPathPattern();
        return (route != null) ? name + " " + route : name;
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.of(
                errorType(context),
                method(context),
                statusCode(context),
                route(context),
                NetworkKeyValues.version(context),
                scheme(context));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        ServerHttpRequest request = context.getCarrier();
        KeyValues values = ExchangeKeyValues.of(context);
        return (request != null)
                ? values.and(
                        KeyValue.of("http.request.method_original", request.getMethod().name()),
                        KeyValue.of("url.path", request.getPath().value()),
                        NetworkKeyValues.transport(context))
                : values;
    }

    private static KeyValue method(ServerRequestObservationContext context) {
        String known = knownMethod(context.getCarrier());
        return KeyValue.of(METHOD, (known != null) ? known : "_OTHER");
    }

    private static @Nullable String knownMethod(@Nullable ServerHttpRequest request) {
        String method = (request != null) ? request.getMethod().name() : "";
        return METHODS.contains(method) ? method : null;
    }

    private static KeyValue statusCode(ServerRequestObservationContext context) {
        HttpStatusCode status = status(context);
        return KeyValue.of(
                "http.response.status_code",
                (status != null) ? Integer.toString(status.value()) : UNKNOWN);
    }

    /** A client that has left before the answer began was not sent its status. */
    private static @Nullable HttpStatusCode status(ServerRequestObservationContext context) {
        ServerHttpResponse response = context.getResponse();
        return (response != null && (response.isCommitted() || !context.isConnectionAborted()))
                ? response.getStatusCode()
                : null;
    }

    private static KeyValue errorType(ServerRequestObservationContext context) {
        Throwable error = context.getError();
        if (error != null) {
            return KeyValue.of("error.type", error.getClass().getName());
        }
        HttpStatusCode status = status(context);
        return KeyValue.of(
                "error.type",
                (status != null && status.is5xxServerError())
                        ? Integer.toString(status.value())
                        : KeyValue.NONE_VALUE);
    }

    private static KeyValue route(ServerRequestObservationContext context) {
        String route = context.getPathPattern();
        return KeyValue.of("http.route", (route != null) ? route : UNKNOWN);
    }

    /** It comes from forwarding headers, if those are believed. */
    private static KeyValue scheme(ServerRequestObservationContext context) {
        ServerHttpRequest request = context.getCarrier();
        String scheme = (request != null) ? request.getURI().getScheme() : null;
        return KeyValue.of(
                "url.scheme", (scheme != null) ? scheme.toLowerCase(Locale.ROOT) : UNKNOWN);
    }
}
