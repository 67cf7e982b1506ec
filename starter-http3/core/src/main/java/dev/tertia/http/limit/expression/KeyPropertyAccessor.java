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
package dev.tertia.http.limit.expression;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;

import java.util.Objects;

/** Reads what a request has, and nothing else, without reflection. */
final class KeyPropertyAccessor implements PropertyAccessor {

    @Override
    public Class<?>[] getSpecificTargetClasses() {
        return new Class<?>[] {KeySource.class};
    }

    @Override
    public boolean canRead(EvaluationContext context, @Nullable Object target, String name) {
        return target instanceof KeySource && KeyProperty.find(name) != null;
    }

    @Override
    public TypedValue read(EvaluationContext context, @Nullable Object target, String name) {
        KeySource source = (KeySource) Objects.requireNonNull(target);
        return new TypedValue(Objects.requireNonNull(KeyProperty.find(name)).of(source));
    }

    @Override
    public boolean canWrite(EvaluationContext context, @Nullable Object target, String name) {
        return false;
    }

    @Override
    public void write(
            EvaluationContext context,
            @Nullable Object target,
            String name,
            @Nullable Object newValue) {
        throw new UnsupportedOperationException("A request is not changed by '" + name + "'");
    }
}
