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
package dev.tertia.http.auth;

/**
 * What came of a request's credentials.
 *
 * @since 0.1.0
 */
public enum AuthenticationOutcome {

    /** They were right. */
    SUCCEEDED,

    /** They were wrong. */
    FAILED,

    /** They were not looked at: too many from this client had been wrong. */
    LIMITED,

    /** They could not be checked. */
    UNAVAILABLE,

    /** There were none where some were needed. */
    MISSING,

    /** They were right but did not allow the request. */
    DENIED
}
