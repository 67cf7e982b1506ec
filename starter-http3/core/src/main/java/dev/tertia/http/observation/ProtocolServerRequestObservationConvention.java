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

import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Spring's convention with {@code network.protocol.version} ({@code 1.0}, {@code 1.1}, {@code 2},
 * {@code 3} or {@code other}) and {@code network.transport} ({@code tcp} or {@code quic}) among its
 * key values of low cardinality. Thread-safe.
 *
 * <p>Those of high cardinality, which are for traces only, have {@code tertia.rate_limit} and
 * {@code tertia.cache_status} (see {@link dev.tertia.http.ExchangeAttributes}) and {@code
 * tertia.quic.connection_id}, the id in hexadecimal that the server has chosen; each of them only
 * if there is something to say.
 *
 * @since 0.1.0
 */
public class ProtocolServerRequestObservationConvention
        extends DefaultServerRequestObservationConvention {

    /**
     * Creates a convention.
     *
     * @param name the name of the observation, {@code http.server.requests} in Spring's convention
     */
    public ProtocolServerRequestObservationConvention(String name) {
        super(name);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return super.getLowCardinalityKeyValues(context)
                .and(protocolVersion(context), transport(context));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return super.getHighCardinalityKeyValues(context).and(ExchangeKeyValues.of(context));
    }

    /**
     * Says which version of HTTP a request has come with.
     *
     * @param context the request
     * @return the key value
     */
    protected KeyValue protocolVersion(ServerRequestObservationContext context) {
        return NetworkKeyValues.version(context);
    }

    /**
     * Says below which transport a request has come.
     *
     * @param context the request
     * @return the key value
     */
    protected KeyValue transport(ServerRequestObservationContext context) {
        return NetworkKeyValues.transport(context);
    }
}
