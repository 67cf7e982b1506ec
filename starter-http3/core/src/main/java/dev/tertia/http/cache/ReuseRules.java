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
package dev.tertia.http.cache;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.OptionalLong;

/** When a stored response may answer a request (RFC 9111 §4, RFC 5861). */
final class ReuseRules {

    private final InstantSource clock;

    ReuseRules(InstantSource clock) {
        this.clock = clock;
    }

    Reuse decide(CacheRequest request, @Nullable Variants variants) {
        if (variants == null) {
            return Reuse.forward(CacheStatus.MISS, null);
        }
        StoredResponse stored = variants.select(request.headers());
        return (stored != null)
                ? decide(request, stored)
                : Reuse.forward(CacheStatus.VARY_MISS, null);
    }

    Reuse decide(CacheRequest request, StoredResponse stored) {
        boolean mustAsk = stored.directives().contains("no-cache");
        if (mustAsk || stored.freshness().remaining(this.clock.instant()) <= 0) {
            return decideStale(request, stored);
        }
        return wantsFresher(request, stored)
                ? Reuse.forward(CacheStatus.REQUEST, stored)
                : new Reuse(CacheStatus.HIT, stored, false);
    }

    /** Returns whether the response may be sent in place of an error of the application. */
    boolean mayReplaceError(Reuse reuse) {
        StoredResponse stored = reuse.stored();
        return reuse.status() == CacheStatus.STALE
                && stored != null
                && mayBeStale(stored)
                && staleness(stored) < stored.directives().least("stale-if-error").orElse(0);
    }

    private Reuse decideStale(CacheRequest request, StoredResponse stored) {
        CacheDirectives wanted = request.directives();
        if (!mayBeStale(stored) || wanted.contains("no-cache") || wanted.contains("min-fresh")) {
            return Reuse.forward(CacheStatus.STALE, stored);
        }
        long staleness = staleness(stored);
        boolean renewable =
                !wanted.contains("max-age")
                        && staleness
                                < stored.directives().least("stale-while-revalidate").orElse(0);
        boolean accepted =
                wanted.contains("max-stale")
                        && staleness <= wanted.maxStale()
                        && !isOlderThanWanted(request, stored);
        return (renewable || accepted)
                ? new Reuse(CacheStatus.HIT, stored, renewable)
                : Reuse.forward(CacheStatus.STALE, stored);
    }

    private boolean wantsFresher(CacheRequest request, StoredResponse stored) {
        long remaining = stored.freshness().remaining(this.clock.instant());
        return request.directives().contains("no-cache")
                || remaining < request.directives().greatest("min-fresh").orElse(0)
                || (isOlderThanWanted(request, stored)
                        && !request.directives().contains("max-stale"));
    }

    private boolean isOlderThanWanted(CacheRequest request, StoredResponse stored) {
        OptionalLong maxAge = request.directives().least("max-age");
        return maxAge.isPresent()
                && stored.freshness().age(this.clock.instant()) > maxAge.getAsLong();
    }

    private long staleness(StoredResponse stored) {
        return -stored.freshness().remaining(this.clock.instant());
    }

    /** {@code s-maxage} has the meaning of {@code proxy-revalidate} too (RFC 9111 §5.2.2.10). */
    private static boolean mayBeStale(StoredResponse stored) {
        CacheDirectives directives = stored.directives();
        return !directives.contains("no-cache")
                && !directives.contains("must-revalidate")
                && !directives.contains("proxy-revalidate")
                && !directives.contains("s-maxage");
    }
}
