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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;

/** Speaks up when HTTP/3 is switched on, but another factory makes the web server. */
final class Http3FactoryCheck implements SmartInitializingSingleton {

    private final ObjectProvider<ReactiveWebServerFactory> factories;

    private final boolean required;

    Http3FactoryCheck(ObjectProvider<ReactiveWebServerFactory> factories, boolean required) {
        this.factories = factories;
        this.required = required;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ReactiveWebServerFactory factory = this.factories.getIfUnique();
        if (factory == null || factory instanceof Http3ReactiveWebServerFactory) {
            return;
        }
        new Http3UnsupportedServerException(
                        "'tertia.http3.enabled' is true, but the web server is made by %s."
                                .formatted(factory.getClass().getName()),
                        "Remove that bean (or the other server's starter), so that Reactor Netty"
                                + " serves this application, or set 'tertia.http3.enabled=false'.")
                .throwOrWarn(this.required);
    }
}
