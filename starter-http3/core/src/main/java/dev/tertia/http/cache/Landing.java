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
 * How a flight has ended.
 *
 * @param stored the response that can be used by others, or {@code null}
 * @param abandoned whether its leader went away before the application had answered
 */
record Landing(@Nullable StoredResponse stored, boolean abandoned) {

    static final Landing NOTHING = new Landing(null, false);

    static final Landing ABANDONED = new Landing(null, true);

    static Landing with(StoredResponse stored) {
        return new Landing(stored, false);
    }
}
