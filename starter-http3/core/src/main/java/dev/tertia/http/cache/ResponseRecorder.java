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
import org.springframework.http.HttpHeaders;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/** Turns what the application answers into what is stored. */
final class ResponseRecorder {

    private final ResponseStore store;

    private final StorageRules rules;

    private final UncacheableKeys uncacheable;

    private final InstantSource clock;

    ResponseRecorder(
            ResponseStore store,
            StorageRules rules,
            UncacheableKeys uncacheable,
            InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.uncacheable = uncacheable;
        this.clock = clock;
    }

    /** Returns whether it is worth to look at the body. */
    boolean isCandidate(Forward forward, int status, HttpHeaders headers) {
        return forward.request().isGet() && this.rules.allow(forward.request(), status, headers);
    }

    /**
     * Returns what can be stored once its body is there, or {@code null}. A date is added to the
     * fields if they have none, since ages are counted from it.
     */
    @Nullable StoredResponse record(Forward forward, int status, HttpHeaders headers) {
        Instant now = this.clock.instant();
        if (!isCandidate(forward, status, headers)) {
            return null;
        }
        Freshness freshness =
                this.rules.usefulFreshness(headers, forward.of().ttl(), forward.requestedAt(), now);
        if (freshness == null) {
            return null;
        }
        if (HttpDates.read(headers, HttpHeaders.DATE) == null) {
            headers.setInstant(HttpHeaders.DATE, now);
        }
        return new StoredResponse(
                status,
                forward.fields().ofApplication(headers),
                StoredBody.EMPTY,
                freshness,
                SecondaryKey.of(SecondaryKey.nominated(headers), forward.request().headers()),
                forward.of().tags());
    }

    /** Stores a response and gives it to those that wait for it. */
    void store(Forward forward, StoredResponse response) {
        if (put(forward, response)) {
            this.uncacheable.remove(forward.request().key());
            forward.flight().land(Landing.with(response));
        } else {
            forward.flight().land(Landing.NOTHING);
        }
    }

    /** Takes note that a response is not stored: what is stored may be outdated by it. */
    void pass(Forward forward, int status) {
        CacheRequest request = forward.request();
        boolean says = request.isGet() && !request.forbidsToStore() && !request.isAuthorized();
        if (says && status != 304) {
            StoredResponse stored = forward.stored();
            if (stored != null && (status < 400 || status == 404 || status == 410)) {
                this.store.remove(request.key(), stored);
            }
            if (status < 500) {
                this.uncacheable.add(request.key());
            }
        }
        forward.flight().land(Landing.NOTHING);
    }

    /**
     * Renews a stored response by the fields of a 304 (RFC 9111 §4.3.4).
     *
     * @return the response as it is now, stored if it still may be
     */
    StoredResponse refresh(Forward forward, StoredResponse stored, HttpHeaders notModified) {
        Instant now = this.clock.instant();
        HttpHeaders headers = Refresh.merge(stored.headers(), notModified, now);
        Freshness freshness =
                this.rules.usefulFreshness(headers, forward.of().ttl(), forward.requestedAt(), now);
        StoredResponse refreshed =
                new StoredResponse(
                        stored.status(),
                        headers,
                        stored.body(),
                        (freshness != null) ? freshness : new Freshness(0, 0, now),
                        secondaryKey(forward, stored, headers),
                        union(stored.tags(), forward.of().tags()));
        boolean storable =
                freshness != null
                        && Refresh.isOfSame(stored.headers(), notModified)
                        && this.rules.allow(forward.request(), stored.status(), headers);
        if (storable) {
            store(forward, refreshed);
            return refreshed;
        }
        if (!forward.request().forbidsToStore()) {
            this.store.remove(forward.request().key(), stored);
        }
        forward.flight().land(Landing.NOTHING);
        return refreshed;
    }

    /** Returns whether the response to a HEAD can tell something about the stored one to a GET. */
    boolean canFreshen(Forward forward, int status) {
        CacheRequest request = forward.request();
        return !request.isGet()
                && status == 200
                && forward.stored() != null
                && !request.forbidsToStore()
                && !request.isAuthorized();
    }

    /**
     * Renews a stored response by that to a HEAD, or removes it (RFC 9111 §4.3.5). Where there is
     * no validator it stays as it is.
     */
    void freshen(Forward forward, HttpHeaders headers) {
        StoredResponse stored = forward.stored();
        if (stored == null) {
            return;
        }
        if (Refresh.isOfAnother(stored, headers)) {
            this.store.remove(forward.request().key(), stored);
        } else if (Refresh.hasValidator(headers)) {
            HttpHeaders fields = forward.fields().ofApplication(headers);
            // It says what became of the HEAD.
            fields.remove(CacheStatusField.NAME);
            var _ = refresh(forward, stored, fields);
        }
    }

    /** What was nominated once stays so: it may have been by a filter around. */
    private static SecondaryKey secondaryKey(
            Forward forward, StoredResponse stored, HttpHeaders headers) {
        Set<String> before = stored.secondaryKey().fields().keySet();
        return SecondaryKey.of(
                union(before, SecondaryKey.nominated(headers)), forward.request().headers());
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private boolean put(Forward forward, StoredResponse response) {
        CacheRequest request = forward.request();
        return this.store.put(request.key(), response, request.headers(), forward.generation());
    }
}
