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
package dev.tertia.autoconfigure.http3;

import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Switches HTTP/2 on beside HTTP/3, unless {@code server.http2.enabled} says otherwise. */
final class Http2ByDefaultCustomizer
        implements WebServerFactoryCustomizer<Http3ReactiveWebServerFactory>, Ordered {

    private final Environment environment;

    Http2ByDefaultCustomizer(Environment environment) {
        this.environment = environment;
    }

    /** After Boot's own customizer, which copies the property's default. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public void customize(Http3ReactiveWebServerFactory factory) {
        if (!this.environment.containsProperty("server.http2.enabled")) {
            Http2 http2 = new Http2();
            http2.setEnabled(true);
            factory.setHttp2(http2);
        }
    }
}
