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
package dev.tertia.autoconfigure.http;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import java.util.Map;

/** Matches when there is anything to allow. */
final class OnAllowedOriginCondition extends SpringBootCondition {

    private static final Map<String, Bindable<?>> PROPERTIES =
            Map.of(
                    "tertia.http.cors.allowed-origins", Bindable.listOf(String.class),
                    "tertia.http.cors.allowed-origin-patterns", Bindable.listOf(String.class),
                    "tertia.http.cors.paths", Bindable.mapOf(String.class, Object.class));

    @Override
    public ConditionOutcome getMatchOutcome(
            ConditionContext context, AnnotatedTypeMetadata metadata) {
        Binder binder = Binder.get(context.getEnvironment());
        ConditionMessage.Builder message = ConditionMessage.forCondition("Allowed origins");
        for (Map.Entry<String, Bindable<?>> property : PROPERTIES.entrySet()) {
            if (binder.bind(property.getKey(), property.getValue()).isBound()) {
                return ConditionOutcome.match(message.foundExactly(property.getKey()));
            }
        }
        return ConditionOutcome.noMatch(message.because("none is set"));
    }
}
