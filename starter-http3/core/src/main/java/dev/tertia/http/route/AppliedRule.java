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
package dev.tertia.http.route;

/**
 * A rule that requests to a route meet.
 *
 * @param name what the rule is called in the configuration
 * @param coverage {@link PathCoverage#ALWAYS} or {@link PathCoverage#SOMETIMES}
 * @param effect what it does, for people
 * @since 0.1.0
 */
public record AppliedRule(String name, PathCoverage coverage, String effect) {}
