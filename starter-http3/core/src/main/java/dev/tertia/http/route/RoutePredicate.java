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
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a request must have to get to some place among router functions. What cannot be told exactly
 * is told as a condition, and has more paths and methods.
 *
 * @param prefix pattern of the beginning of the path; ends with {@code **} if it may be any
 * @param pattern pattern of the whole path; {@code null} if it is not known beyond the prefix
 * @param methods the methods; {@code null} for all
 */
record RoutePredicate(
        PathPatternParser parser,
        String prefix,
        @Nullable String pattern,
        @Nullable Set<HttpMethod> methods,
        List<String> conditions) {

    private static final String ANY = "/**";

    static RoutePredicate everything(PathPatternParser parser) {
        return new RoutePredicate(parser, "", null, null, List.of());
    }

    /** Nested paths are appended, one after the other. */
    RoutePredicate nest(RequestPredicate predicate) {
        PredicateReader read = PredicateReader.read(predicate);
        String nested = this.prefix;
        for (String path : read.paths()) {
            nested = isOpen(nested) ? nested : strip(nested) + path;
        }
        if (read.isAlternative()) {
            nested = ANY;
        }
        List<String> added = read.isExact() ? List.of() : List.of(predicate.toString());
        return new RoutePredicate(
                this.parser, nested, null, intersect(read.methods()), with(added));
    }

    /** All paths of one place have to match: the first is taken, more are conditions. */
    RoutePredicate and(RequestPredicate predicate) {
        PredicateReader read = PredicateReader.read(predicate);
        boolean known = !read.paths().isEmpty() && !isOpen(this.prefix);
        String whole = known ? strip(this.prefix) + read.paths().getFirst() : null;
        boolean exact = read.isExact() && read.paths().size() <= 1 && !isOpen(this.prefix);
        List<String> added = exact ? List.of() : List.of(predicate.toString());
        return new RoutePredicate(
                this.parser, this.prefix, whole, intersect(read.methods()), with(added));
    }

    RoutePredicate sometimes(String condition) {
        return new RoutePredicate(
                this.parser, this.prefix, null, this.methods, with(List.of(condition)));
    }

    Route route(String handler) {
        Set<HttpMethod> all = Set.of();
        List<String> said =
                (this.methods != null && this.methods.isEmpty())
                        ? with(List.of("no request has all these methods at once"))
                        : this.conditions;
        return new Route((this.methods != null) ? this.methods : all, parsed(), handler, said);
    }

    private PathPattern parsed() {
        String text = (this.pattern != null) ? this.pattern : open(this.prefix);
        try {
            return this.parser.parse(text);
        } catch (PatternParseException ex) {
            // Two patterns that are correct make one that is not, such as "/a" and "/**/b".
            return this.parser.parse(ANY);
        }
    }

    private static boolean isOpen(String prefix) {
        String last = prefix.substring(prefix.lastIndexOf('/') + 1);
        return last.equals("**") || last.startsWith("{*");
    }

    private static String open(String prefix) {
        return isOpen(prefix) ? prefix : strip(prefix) + ANY;
    }

    /** What follows a nested path begins with its slash. */
    private static String strip(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    private @Nullable Set<HttpMethod> intersect(@Nullable Set<HttpMethod> other) {
        if (this.methods == null || other == null) {
            return (other != null) ? other : this.methods;
        }
        Set<HttpMethod> both = new HashSet<>(this.methods);
        both.retainAll(other);
        return both;
    }

    private List<String> with(List<String> added) {
        List<String> all = new ArrayList<>(this.conditions);
        all.addAll(added);
        return List.copyOf(all);
    }
}
