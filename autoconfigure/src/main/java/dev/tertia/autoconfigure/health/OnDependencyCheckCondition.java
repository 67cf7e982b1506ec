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
package dev.tertia.autoconfigure.health;

import dev.tertia.http.dependency.DependencyCheck;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches when there is a check, be it a property or a bean. */
final class OnDependencyCheckCondition extends AnyNestedCondition {

    private static final String PROPERTY = "tertia.health.checks";

    OnDependencyCheckCondition() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    /** A property. */
    @Conditional(OnProperty.class)
    static final class ByProperty {}

    /** A bean. */
    @ConditionalOnBean(DependencyCheck.class)
    static final class ByBean {}

    /** Matches when there is a property. */
    static final class OnProperty extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(
                ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConditionMessage.Builder message = ConditionMessage.forCondition("Dependency check");
            return Binder.get(context.getEnvironment())
                            .bind(PROPERTY, Bindable.mapOf(String.class, Object.class))
                            .isBound()
                    ? ConditionOutcome.match(message.foundExactly(PROPERTY))
                    : ConditionOutcome.noMatch(message.because("there is none"));
        }
    }
}
