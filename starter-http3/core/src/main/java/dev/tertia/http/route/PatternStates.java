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
package dev.tertia.http.route;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.List;

/**
 * How far a pattern may have got after a part of a path: the indexes of the parts that may come
 * next. One more stands for the end, and another for any segments that reach to the end of the
 * path.
 */
record PatternStates(List<PatternPart> parts, BitSet next) {

    static PatternStates start(List<PatternPart> parts) {
        BitSet next = new BitSet();
        next.set(0);
        if (beginsAnywhere(parts)) {
            next.set(1);
        }
        return new PatternStates(parts, next);
    }

    /** A pattern such as {@code /**}{@code /a} begins anew at each place. */
    private static boolean beginsAnywhere(List<PatternPart> parts) {
        return parts.size() > 1 && parts.getFirst().isAny();
    }

    boolean isDead() {
        return this.next.isEmpty();
    }

    PatternStates after(PathSymbol symbol) {
        BitSet after = new BitSet();
        this.next.stream().forEach(index -> step(index, symbol, after));
        return new PatternStates(this.parts, after);
    }

    private void step(int index, PathSymbol symbol, BitSet after) {
        int end = this.parts.size();
        if (index > end) {
            after.set(index);
        } else if (index < end && this.parts.get(index).isAny()) {
            if (index == 0 && beginsAnywhere(this.parts)) {
                after.set(0, 2);
            } else if (symbol.isSeparator()) {
                after.set(end + 1);
            }
        } else if (index < end && symbol.matches(this.parts.get(index), index == end - 1)) {
            after.set(index + 1);
        }
    }

    /** Tells whether a path that ends here matches. */
    boolean accepts(boolean emptyPath) {
        int end = this.parts.size();
        if (emptyPath) {
            return end == 0 || (end == 1 && this.parts.getFirst().isAny());
        }
        return this.next.stream().anyMatch(index -> index >= end || endsAt(index));
    }

    private boolean endsAt(int index) {
        PatternPart part = this.parts.get(index);
        if (index < this.parts.size() - 1) {
            return false;
        }
        PatternSegment segment = part.segment();
        // The pattern "/a/*" matches "/a/".
        return (segment != null) ? segment.accepts("", true) : part.isAny();
    }

    /** Only those of one pattern are compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PatternStates states && this.next.equals(states.next);
    }

    @Override
    public int hashCode() {
        return this.next.hashCode();
    }
}
