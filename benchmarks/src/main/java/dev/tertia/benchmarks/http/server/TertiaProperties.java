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
package dev.tertia.benchmarks.http.server;

import java.util.Map;
import java.util.TreeMap;

/** The properties of the application with the starter, by what is compared. */
final class TertiaProperties {

    private static final String METRICS = "tertia.observation.metrics.enabled";

    private static final Map<String, Object> WITHOUT_FILTERS =
            Map.of(
                    "tertia.http.request-log.enabled", "false",
                    "tertia.http.errors.enabled", "false",
                    "tertia.http.client-address.enabled", "false");

    private static final Map<String, Object> WITH_FILTERS =
            Map.of(
                    "tertia.http.cors.allowed-origins", "https://shop.example.com",
                    "tertia.http.cors.allowed-methods", "GET,POST",
                    "tertia.http.rate-limit.policies.address.capacity", "100000000",
                    "tertia.http.rate-limit.policies.address.period", "1s",
                    "tertia.http.rate-limit.policies.address.shadow", "false");

    private TertiaProperties() {}

    static Map<String, Object> of(ServerKind kind, ServerSettings settings) {
        Map<String, Object> properties =
                new TreeMap<>((kind == ServerKind.TERTIA) ? WITHOUT_FILTERS : WITH_FILTERS);
        properties.put(METRICS, Boolean.toString(kind == ServerKind.TERTIA_METRICS));
        properties.put("server.port", settings.port());
        properties.put("server.address", ServerSettings.HOST);
        properties.put("server.http2.enabled", "true");
        properties.put("server.ssl.key-store", settings.keyStore().toUri().toString());
        properties.put("server.ssl.key-store-password", Certificate.PASSWORD);
        properties.put("tertia.http3.enabled", "true");
        properties.put("tertia.http3.required", "true");
        properties.put("spring.main.banner-mode", "off");
        return properties;
    }
}
