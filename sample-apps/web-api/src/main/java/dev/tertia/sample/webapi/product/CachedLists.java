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
package dev.tertia.sample.webapi.product;

import dev.tertia.http.cache.ResponseCache;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The lists that the response cache holds, which a change makes wrong. */
@Component
final class CachedLists {

    /** As in {@code tertia.http.cache.rules} of application.yml. */
    private static final String TAG = "products";

    private final ObjectProvider<ResponseCache> cache;

    CachedLists(ObjectProvider<ResponseCache> cache) {
        this.cache = cache;
    }

    void forget(Product changed) {
        cache.ifAvailable(stored -> stored.purgeTag(TAG));
    }
}
