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

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

import java.time.Duration;

/**
 * How the health judges the certificates that the listeners show.
 *
 * @param warningThreshold Time before its end from which on a certificate is called expiring. The
 *     status stays.
 * @param outOfServiceThreshold Time before its end from which on a certificate takes the
 *     application out of service; zero for its end itself. When not set, it never does.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.health.certificate")
public record CertificateHealthProperties(
        @DefaultValue("14d") Duration warningThreshold, @Nullable Duration outOfServiceThreshold) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public CertificateHealthProperties {
        requireNotNegative("warning-threshold", warningThreshold);
        if (outOfServiceThreshold != null) {
            requireNotNegative("out-of-service-threshold", outOfServiceThreshold);
        }
    }

    private static void requireNotNegative(String name, Duration value) {
        Assert.isTrue(
                !value.isNegative(),
                () ->
                        "'tertia.health.certificate.%s' must not be negative but was %s"
                                .formatted(name, value));
    }
}
