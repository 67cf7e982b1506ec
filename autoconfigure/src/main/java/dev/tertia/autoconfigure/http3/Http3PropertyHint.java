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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Names the right property to those who set the one that Spring Boot does not have. */
final class Http3PropertyHint implements SmartInitializingSingleton {

    private static final Logger logger = LoggerFactory.getLogger(Http3PropertyHint.class);

    @Override
    public void afterSingletonsInstantiated() {
        logger.warn(
                "Spring Boot has no property 'server.http3.enabled': it does nothing. HTTP/3 is"
                        + " switched on by 'tertia.http3.enabled=true'.");
    }
}
