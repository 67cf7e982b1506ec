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
import org.springframework.web.reactive.function.server.RequestPredicates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the methods and paths that a predicate demands, and whether it demands more. */
final class PredicateReader implements RequestPredicates.Visitor {

    private final List<String> paths = new ArrayList<>();

    private @Nullable Set<HttpMethod> methods;

    private boolean exact = true;

    private boolean alternative;

    /** Inside of alternatives and negations nothing is demanded for certain. */
    private int uncertain;

    private PredicateReader() {}

    static PredicateReader read(RequestPredicate predicate) {
        PredicateReader reader = new PredicateReader();
        predicate.accept(reader);
        return reader;
    }

    /** Returns the patterns, all of which are demanded. */
    List<String> paths() {
        return this.paths;
    }

    /** Returns the methods of which one is demanded, or {@code null} for all. */
    @Nullable Set<HttpMethod> methods() {
        return this.methods;
    }

    /** Tells whether nothing is demanded but methods and paths. */
    boolean isExact() {
        return this.exact;
    }

    /** Tells whether there are alternatives, each of which may be nested in another path. */
    boolean isAlternative() {
        return this.alternative;
    }

    @Override
    public void method(Set<HttpMethod> demanded) {
        if (this.uncertain == 0) {
            Set<HttpMethod> both = new HashSet<>(demanded);
            if (this.methods != null) {
                both.retainAll(this.methods);
            }
            this.methods = both;
        }
    }

    @Override
    public void path(String pattern) {
        if (this.uncertain == 0) {
            this.paths.add(pattern);
        }
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal")
    public void pathExtension(String extension) {
        this.exact = false;
    }

    @Override
    public void header(String name, String value) {
        this.exact = false;
    }

    @Override
    public void queryParam(String name, String value) {
        this.exact = false;
    }

    @Override
    public void version(String version) {
        this.exact = false;
    }

    @Override
    public void startAnd() {}

    @Override
    public void and() {}

    @Override
    public void endAnd() {}

    @Override
    public void startOr() {
        this.exact = false;
        this.alternative |= this.uncertain == 0;
        this.uncertain++;
    }

    @Override
    public void or() {}

    @Override
    public void endOr() {
        this.uncertain--;
    }

    @Override
    public void startNegate() {
        this.exact = false;
        this.uncertain++;
    }

    @Override
    public void endNegate() {
        this.uncertain--;
    }

    @Override
    public void unknown(RequestPredicate predicate) {
        this.exact = false;
        // A predicate of the application may nest as it likes.
        this.alternative |= this.uncertain == 0;
    }
}
