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

/** Writes the {@code Cache-Status} field (RFC 9211). */
final class CacheStatusField {

    static final String NAME = "Cache-Status";

    private final String cacheName;

    private final InstantSource clock;

    CacheStatusField(String cacheName, InstantSource clock) {
        this.cacheName = cacheName;
        this.clock = clock;
    }

    void hit(HttpHeaders headers, StoredResponse stored) {
        add(headers, "hit", stored);
    }

    void collapsed(HttpHeaders headers, CacheStatus reason, StoredResponse stored) {
        add(headers, "fwd=" + reason.word() + "; collapsed", stored);
    }

    /** Says that a stored response was sent after the application had been asked. */
    void asked(HttpHeaders headers, CacheStatus reason, int status, StoredResponse stored) {
        add(headers, "fwd=" + reason.word() + "; fwd-status=" + status, stored);
    }

    /** Says that the application has answered, and that this is stored, if it is. */
    void forwarded(HttpHeaders headers, CacheStatus reason, @Nullable StoredResponse stored) {
        String forwarded = "fwd=" + reason.word();
        add(headers, (stored != null) ? forwarded + "; stored" : forwarded, stored);
    }

    String unavailable() {
        return this.cacheName + "; detail=only-if-cached";
    }

    private void add(HttpHeaders headers, String parameters, @Nullable StoredResponse stored) {
        Instant now = this.clock.instant();
        String ttl = (stored != null) ? "; ttl=" + stored.freshness().remaining(now) : "";
        headers.add(NAME, this.cacheName + "; " + parameters + ttl);
    }
}
