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
package dev.tertia.autoconfigure.http3;

import java.util.Locale;

/** What the HTTP/3 side of the web server is about. */
enum ListenerState {

    /** The web server has not started yet. */
    STARTING,

    /** The web server serves without HTTP/3, as it could not be bound. */
    NOT_BOUND,

    /** New connections are accepted. */
    ACCEPTING,

    /** It is about to end, and refuses new connections. */
    DRAINING,

    /** The web server was stopped. */
    STOPPED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String word() {
        return this.word;
    }
}
