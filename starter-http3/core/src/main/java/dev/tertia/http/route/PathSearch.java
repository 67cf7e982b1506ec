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

import org.springframework.web.util.pattern.PathPattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for a path that matches some patterns, and none of some others. */
final class PathSearch {

    /** Patterns that people write need some dozens. */
    private static final int MOST_PLACES = 10_000;

    private final List<PathSymbol> alphabet;

    private final Set<Place> seen = new HashSet<>();

    private final Deque<Place> open = new ArrayDeque<>();

    private PathSearch(List<PathSymbol> alphabet) {
        this.alphabet = alphabet;
    }

    /**
     * Tells whether there may be such a path. A "no" is certain.
     *
     * @param all patterns that it matches
     * @param none patterns that it does not match
     */
    static boolean mayExist(List<PathPattern> all, List<PathPattern> none) {
        if (Stream.concat(all.stream(), none.stream())
                .map(PatternReader::read)
                .anyMatch(Objects::isNull)) {
            return true;
        }
        List<List<PatternPart>> wanted = parts(all);
        List<List<PatternPart>> unwanted = parts(none);
        List<PathSymbol> alphabet =
                PathAlphabet.of(Stream.concat(wanted.stream(), unwanted.stream()).toList());
        return alphabet.isEmpty() || new PathSearch(alphabet).finds(Place.start(wanted, unwanted));
    }

    private static List<List<PatternPart>> parts(List<PathPattern> patterns) {
        return patterns.stream().map(PatternReader::read).filter(Objects::nonNull).toList();
    }

    private boolean finds(Place start) {
        if (start.isFound(true)) {
            return true;
        }
        visit(start.after(new PathSymbol.Separator()));
        while (!this.open.isEmpty()) {
            Place place = this.open.remove();
            if (place.isFound(false) || this.seen.size() > MOST_PLACES) {
                return true;
            }
            for (PathSymbol symbol : this.alphabet) {
                // Two segments have a slash between them.
                if (symbol.isSeparator() || place.afterSeparator()) {
                    visit(place.after(symbol));
                }
            }
        }
        return false;
    }

    private void visit(Place place) {
        if (!place.isDead() && this.seen.add(place)) {
            this.open.add(place);
        }
    }

    /** Where all the patterns are after the same part of a path. */
    private record Place(
            List<PatternStates> wanted, List<PatternStates> unwanted, boolean afterSeparator) {

        static Place start(List<List<PatternPart>> wanted, List<List<PatternPart>> unwanted) {
            return new Place(
                    wanted.stream().map(PatternStates::start).toList(),
                    unwanted.stream().map(PatternStates::start).toList(),
                    false);
        }

        Place after(PathSymbol symbol) {
            return new Place(
                    this.wanted.stream().map(states -> states.after(symbol)).toList(),
                    this.unwanted.stream().map(states -> states.after(symbol)).toList(),
                    symbol.isSeparator());
        }

        boolean isDead() {
            return this.wanted.stream().anyMatch(PatternStates::isDead);
        }

        boolean isFound(boolean emptyPath) {
            return this.wanted.stream().allMatch(states -> states.accepts(emptyPath))
                    && this.unwanted.stream().noneMatch(states -> states.accepts(emptyPath));
        }
    }
}
