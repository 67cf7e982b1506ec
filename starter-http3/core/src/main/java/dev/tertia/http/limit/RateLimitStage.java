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

import dev.tertia.http.FilterOrder;

/**
 * When a policy is applied to a request.
 *
 * @since 0.1.0
 */
public enum RateLimitStage {

    /** Before anybody is authenticated, so that guessing passwords is limited too. */
    BEFORE_AUTHENTICATION(FilterOrder.ADDRESS_LIMIT),

    /** When the principal is known. */
    AFTER_AUTHENTICATION(FilterOrder.PRINCIPAL_LIMIT);

    private final int order;

    RateLimitStage(int order) {
        this.order = order;
    }

    /**
     * Returns the place of this stage among the filters.
     *
     * @return one of {@link FilterOrder}
     */
    public int order() {
        return this.order;
    }
}
