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
package dev.tertia.http.limit.failover;

/**
 * What becomes of requests while a store does not answer.
 *
 * @since 0.1.0
 */
public enum OnStoreFailure {

    /** They go on without being counted. */
    OPEN,

    /** They are refused with 503 and {@code Retry-After}. */
    CLOSED,

    /**
     * They are counted in this process, which begins with full buckets: of all processes together
     * each may admit as much as the shared store would.
     */
    LOCAL
}
