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
 * What a rule demands of a request.
 *
 * @since 0.1.0
 */
public enum Access {

    /** Nothing: everybody may. */
    PERMIT,

    /** Credentials of any kind that are valid. */
    AUTHENTICATED,

    /** Valid credentials with one of the scopes. */
    SCOPE,

    /** What nobody has. */
    DENY
}
