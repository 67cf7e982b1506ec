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
package dev.tertia.http3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

final class HandshakeRateTests {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(-5 * SECOND);

    private final HandshakeRate rate = new HandshakeRate(this.now::get);

    @Test
    void remembersTheSecondBefore() {
        assertThat(this.rate.increment()).isEqualTo(1);
        assertThat(this.rate.increment()).isEqualTo(2);
        assertThat(this.rate.increment()).isEqualTo(3);
        this.now.addAndGet(SECOND);
        assertThat(this.rate.increment()).isEqualTo(3);
        this.now.addAndGet(SECOND);
        assertThat(this.rate.increment()).isEqualTo(1);
    }

    @Test
    void forgetsAfterSilence() {
        this.rate.increment();
        this.rate.increment();
        this.now.addAndGet(2 * SECOND);
        assertThat(this.rate.increment()).isEqualTo(1);
    }
}
