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

import org.springframework.core.Ordered;
import org.springframework.web.server.WebFilter;

/**
 * A filter that can be called directly by the one before it, as part of a {@link FilterSequence}.
 *
 * <p>Thread-safe, as every filter. It calls its chain only where it could return what that returns:
 * not for a later subscription, unless by an operator that calls it then. A failure that is thrown
 * by its chain, in place of a failed {@code Mono}, it passes on or handles.
 *
 * @since 0.1.0
 */
public interface FilterStage extends WebFilter, Ordered {}
