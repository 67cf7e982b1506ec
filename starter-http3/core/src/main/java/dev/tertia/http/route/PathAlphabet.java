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
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the symbols that stand for all paths, as far as some patterns tell them apart. */
final class PathAlphabet {

    private static final int MOST_OPAQUE = 6;

    private final List<PatternSegment> segments;

    private final List<String> opaque;

    private PathAlphabet(List<PatternSegment> segments) {
        this.segments = segments;
        this.opaque = of(PatternSegment.Kind.OPAQUE).map(PatternSegment::key).distinct().toList();
    }

    /** Returns nothing if the patterns have too many segments that cannot be seen through. */
    static List<PathSymbol> of(List<List<PatternPart>> patterns) {
        PathAlphabet alphabet =
                new PathAlphabet(
                        patterns.stream()
                                .flatMap(List::stream)
                                .map(PatternPart::segment)
                                .filter(Objects::nonNull)
                                .toList());
        return (alphabet.opaque.size() > MOST_OPAQUE) ? List.of() : alphabet.symbols();
    }

    private List<PathSymbol> symbols() {
        List<PathSymbol> symbols = new ArrayList<>();
        symbols.add(new PathSymbol.Separator());
        // A segment that has nothing but a parameter is empty to patterns.
        symbols.add(new PathSymbol.Known(";parameter"));
        List<String> literals =
                of(PatternSegment.Kind.LITERAL).map(PatternSegment::text).distinct().toList();
        for (String literal : literals) {
            symbols.add(new PathSymbol.Known(UriUtils.encode(literal, StandardCharsets.UTF_8)));
        }
        addOthers(null, symbols);
        if (this.segments.stream().anyMatch(segment -> !segment.caseSensitive())) {
            literals.forEach(literal -> addOthers(literal, symbols));
        }
        return symbols;
    }

    private void addOthers(@Nullable String spelling, List<PathSymbol> symbols) {
        for (int choice = 0; choice < 1 << this.opaque.size(); choice++) {
            Set<String> accepting = new HashSet<>();
            for (int i = 0; i < this.opaque.size(); i++) {
                if ((choice >> i & 1) == 1) {
                    accepting.add(this.opaque.get(i));
                }
            }
            symbols.add(new PathSymbol.Other(spelling, accepting));
        }
    }

    private Stream<PatternSegment> of(PatternSegment.Kind kind) {
        return this.segments.stream().filter(segment -> segment.kind() == kind);
    }
}
