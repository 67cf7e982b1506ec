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

import java.util.Locale;

/**
 * What a policy has done to a request.
 *
 * @since 0.1.0
 */
public enum RateLimitOutcome {

    /** It has taken tokens, and the request went on. */
    ADMITTED,

    /** It had too few tokens, and the request was refused. */
    REFUSED,

    /** It had too few tokens, but is in shadow mode. */
    SHADOW_REFUSED,

    /** It has taken tokens and given them back, as the request failed at another policy. */
    GIVEN_BACK,

    /** Its store did not answer, and the request went on. */
    UNCOUNTED,

    /** Its store did not answer, and the request was refused. */
    UNAVAILABLE;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * Returns the outcome as logs and metrics have it.
     *
     * @return for example {@code shadow-refused}
     */
    @Override
    public String toString() {
        return this.text;
    }
}
