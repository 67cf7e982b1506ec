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

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where a development certificate is wanted: asked for, or developer tools at work. */
final class OnDevCertificateCondition extends SpringBootCondition {

    private static final String PROPERTY = "tertia.http3.dev-certificate.enabled";

    /** Boot's developer tools add it when they run here, or where they serve a remote developer. */
    private static final String DEVTOOLS_PROPERTY_SOURCE = "devtools";

    private static final String REMOTE_SECRET = "spring.devtools.remote.secret";

    @Override
    public ConditionOutcome getMatchOutcome(
            ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Development certificate");
        Boolean asked = context.getEnvironment().getProperty(PROPERTY, Boolean.class);
        if (asked != null) {
            return new ConditionOutcome(asked, message.because(PROPERTY + " is " + asked));
        }
        return new ConditionOutcome(
                hasDevtools(context.getEnvironment()),
                message.because("developer tools decide when " + PROPERTY + " is not set"));
    }

    private static boolean hasDevtools(Environment environment) {
        return environment instanceof ConfigurableEnvironment configurable
                && !environment.containsProperty(REMOTE_SECRET)
                && configurable.getPropertySources().contains(DEVTOOLS_PROPERTY_SOURCE);
    }
}
