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

/** Reads one variable-length integer after another (RFC 9000 §16), byte by byte. */
final class VariableLengthInteger {

    private long value;

    private int missing;

    /**
     * Takes the next byte.
     *
     * @return whether the integer is complete
     */
    boolean add(byte next) {
        if (this.missing == 0) {
            this.value = next & 0x3f;
            this.missing = length(next) - 1;
        } else {
            this.value = (this.value << 8) | (next & 0xff);
            this.missing--;
        }
        return this.missing == 0;
    }

    private static int length(byte first) {
        return 1 << ((first & 0xff) >>> 6);
    }

    /** The last complete integer. */
    long value() {
        return this.value;
    }

    /** How many bytes the integer still needs: none between two integers. */
    int missing() {
        return this.missing;
    }
}
