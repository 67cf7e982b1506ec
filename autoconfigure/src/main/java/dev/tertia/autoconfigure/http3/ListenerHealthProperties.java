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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

import java.time.Duration;

/**
 * How the health looks at the listeners of the web server.
 *
 * @param timeout Time after which a handshake with a listener has failed.
 * @param cache Time for which the outcome of a handshake is remembered. Zero for no time.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.health.listener")
public record ListenerHealthProperties(
        @DefaultValue("2s") Duration timeout, @DefaultValue("10s") Duration cache) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ListenerHealthProperties {
        Assert.isTrue(
                timeout.isPositive(),
                () -> "'tertia.health.listener.timeout' must be positive but was " + timeout);
        Assert.isTrue(
                !cache.isNegative(),
                () -> "'tertia.health.listener.cache' must not be negative but was " + cache);
    }
}
