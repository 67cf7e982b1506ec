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

import org.springframework.web.server.ServerWebExchange;

/** What the parts of the chain tell each other about a request. */
final class AuthenticationNotes {

    static final String NONE = "none";

    private static final String ATTEMPT = AuthenticationNotes.class.getName() + ".attempt";

    private static final String SUCCESS = AuthenticationNotes.class.getName() + ".success";

    private AuthenticationNotes() {}

    static void attempt(ServerWebExchange exchange, String mechanism) {
        exchange.getAttributes().put(ATTEMPT, mechanism);
    }

    static void success(ServerWebExchange exchange, String mechanism) {
        exchange.getAttributes().put(SUCCESS, mechanism);
    }

    /** Returns the mechanism whose credentials were looked at last. */
    static String attempted(ServerWebExchange exchange) {
        return (String) exchange.getAttributes().getOrDefault(ATTEMPT, NONE);
    }

    static boolean isAuthenticated(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(SUCCESS);
    }
}
