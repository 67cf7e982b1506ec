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

import java.time.Instant;

/**
 * One request that goes to the application.
 *
 * @param of the exchange that needs a response
 * @param reuse why it goes there
 * @param flight who else waits for the response
 * @param generation of what is stored for the URI when it went
 * @param requestedAt when it went
 * @param fields who has set which field of the response
 */
record Forward(
        CacheExchange of,
        Reuse reuse,
        Flight flight,
        long generation,
        Instant requestedAt,
        FieldHistory fields) {

    CacheRequest request() {
        return this.of.request();
    }

    @Nullable StoredResponse stored() {
        return this.reuse.stored();
    }

    /** Returns whether a 304 is the answer to the validators of the stored response. */
    boolean isValidation() {
        StoredResponse stored = stored();
        return stored != null && stored.hasValidator();
    }
}
