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

import dev.tertia.http.ExchangeAttributes;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** What became of a request on its way, for traces. What did not happen has no key. */
final class ExchangeKeyValues {

    private ExchangeKeyValues() {}

    static KeyValues of(ServerRequestObservationContext context) {
        ServerHttpRequest request = context.getCarrier();
        KeyValues values = KeyValues.empty();
        values =
                with(
                        values,
                        "tertia.rate_limit",
                        context.getAttributes().get(ExchangeAttributes.RATE_LIMIT));
        values =
                with(
                        values,
                        "tertia.cache_status",
                        context.getAttributes().get(ExchangeAttributes.CACHE_STATUS));
        return with(
                values,
                "tertia.quic.connection_id",
                (request != null) ? QuicConnectionId.find(request) : null);
    }

    private static KeyValues with(KeyValues values, String key, @Nullable Object value) {
        return (value != null) ? values.and(KeyValue.of(key, value.toString())) : values;
    }
}
