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
package dev.tertia.http;

/**
 * Names of the attributes in which a filter tells others what it has done with a request.
 *
 * @since 0.1.0
 */
public final class ExchangeAttributes {

    /**
     * What the limits have decided, as text: {@code allowed}, or outcomes and policies such as
     * {@code refused:burst} or {@code shadow-refused:burst,uncounted:login}. Absent if no policy
     * applied.
     */
    public static final String RATE_LIMIT = "dev.tertia.http.rate-limit";

    /** What the response cache has done, as text: {@code hit}, {@code miss}. */
    public static final String CACHE_STATUS = "dev.tertia.http.cache-status";

    /** The failure that was answered, as a {@link Throwable}. */
    public static final String ERROR = "dev.tertia.http.error";

    private ExchangeAttributes() {}
}
