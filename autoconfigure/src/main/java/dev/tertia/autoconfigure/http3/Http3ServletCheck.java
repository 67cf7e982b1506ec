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

import org.springframework.beans.factory.SmartInitializingSingleton;

/** Speaks up when HTTP/3 is switched on in a servlet application. */
final class Http3ServletCheck implements SmartInitializingSingleton {

    private final boolean required;

    Http3ServletCheck(boolean required) {
        this.required = required;
    }

    @Override
    public void afterSingletonsInstantiated() {
        new Http3UnsupportedServerException(
                        "'tertia.http3.enabled' is true, but this is a servlet application, and"
                                + " HTTP/3 is served by WebFlux on Reactor Netty.",
                        "Use 'spring-boot-starter-webflux' without 'spring-boot-starter-webmvc',"
                                + " set 'spring.main.web-application-type=reactive', or set"
                                + " 'tertia.http3.enabled=false'.")
                .throwOrWarn(this.required);
    }
}
