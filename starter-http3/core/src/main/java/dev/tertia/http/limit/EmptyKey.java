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

/**
 * What becomes of a request for which the key of a policy is empty.
 *
 * @since 0.1.0
 */
public enum EmptyKey {

    /**
     * All such requests have one bucket together, so that nobody escapes a limit by leaving out
     * what it is counted by. The default.
     */
    SHARE,

    /**
     * The policy does not apply to them. Right for principals where a part of an application is
     * open to all, as long as another policy limits that part.
     */
    SKIP
}
