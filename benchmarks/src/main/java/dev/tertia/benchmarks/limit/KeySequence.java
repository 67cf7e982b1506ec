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
package dev.tertia.benchmarks.limit;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.Random;

/** Keys in an order without a pattern, for one thread. */
@State(Scope.Thread)
public class KeySequence {

    /** A power of two. */
    private static final int LENGTH = 1 << 20;

    private String[] keys = {""};

    private int position;

    /**
     * Makes the keys.
     *
     * @param benchmark tells how many there are
     */
    @Setup
    public void fill(LocalLimitBenchmark benchmark) {
        Random random = new Random(1);
        String[] addresses = new String[benchmark.keys];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = "10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 0xff, i & 0xff);
        }
        this.keys = new String[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            this.keys[i] = addresses[random.nextInt(addresses.length)];
        }
    }

    String next() {
        this.position = (this.position + 1) & (LENGTH - 1);
        return this.keys[this.position];
    }
}
