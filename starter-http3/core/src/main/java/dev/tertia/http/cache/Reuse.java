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

/**
 * What to do with a request.
 *
 * @param status {@link CacheStatus#HIT} if the stored response is to be sent, otherwise why the
 *     request has to go to the application
 * @param stored the response that was found; the application may be asked whether it still holds
 * @param renew whether the stored response is to be renewed in the background
 */
record Reuse(CacheStatus status, @Nullable StoredResponse stored, boolean renew) {

    static Reuse forward(CacheStatus reason, @Nullable StoredResponse stored) {
        return new Reuse(reason, stored, false);
    }

    boolean isHit() {
        return this.status == CacheStatus.HIT;
    }
}
