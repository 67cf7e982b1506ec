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

/** Matches unless the only user is that of {@code spring.security.user}, which Boot provides. */
final class OnConfiguredUsersCondition extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(
            ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Configured users");
        boolean own =
                Binder.get(context.getEnvironment())
                        .bind(
                                "tertia.http.auth.basic.users",
                                Bindable.mapOf(String.class, Object.class))
                        .isBound();
        boolean boots = context.getEnvironment().containsProperty("spring.security.user.password");
        return (own || !boots)
                ? ConditionOutcome.match(message.because("no user of Spring Boot's is wanted"))
                : ConditionOutcome.noMatch(message.foundExactly("spring.security.user.password"));
    }
}
