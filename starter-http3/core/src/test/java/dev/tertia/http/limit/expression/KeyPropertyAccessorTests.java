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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/** The second wall: what the grammar would let through by mistake has nothing to read. */
final class KeyPropertyAccessorTests {

    private final KeyPropertyAccessor accessor = new KeyPropertyAccessor();

    private final SimpleEvaluationContext context =
            SimpleEvaluationContext.forPropertyAccessors(this.accessor).build();

    @Test
    void readsOfRequestsOnly() {
        assertThat(this.accessor.canRead(this.context, "text", "method")).isFalse();
        assertThat(this.accessor.canRead(this.context, null, "method")).isFalse();
    }

    @Test
    void writesNothing() {
        assertThat(this.accessor.canWrite(this.context, "text", "method")).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> this.accessor.write(this.context, "text", "method", "PUT"))
                .withMessageContaining("method");
    }
}
