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
package dev.tertia.http.limit;

/** A key of at most 64 characters: those of a longer one are hashed. */
final class BoundedKey {

    private static final int MAX_LENGTH = 64;

    private static final String HASHED = "sha-256:";

    private BoundedKey() {}

    static String of(String key) {
        // What looks like a hash is hashed as well: nobody else's bucket can be had by naming it.
        return (key.length() <= MAX_LENGTH && !key.startsWith(HASHED))
                ? key
                : HASHED + KeyDigest.of(key);
    }
}
