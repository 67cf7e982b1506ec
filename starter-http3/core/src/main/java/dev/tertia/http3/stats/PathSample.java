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
package dev.tertia.http3.stats;

import java.time.Duration;

/**
 * The path of one connection at one moment. Immutable.
 *
 * @param roundTripTime smoothed round-trip time (RFC 9002 §5.3)
 * @param congestionWindow bytes that may be under way without an acknowledgement
 * @since 0.1.0
 */
public record PathSample(Duration roundTripTime, long congestionWindow) {}
