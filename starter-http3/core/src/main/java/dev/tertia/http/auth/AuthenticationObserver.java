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

import java.util.Collection;
import java.util.List;

/**
 * Learns what came of credentials. Implementations are thread-safe and return at once: they are
 * called on event loops.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AuthenticationObserver {

    /** Does nothing. */
    AuthenticationObserver NONE = (mechanism, outcome) -> {};

    /**
     * Takes notice.
     *
     * @param mechanism the name of the mechanism, or {@code none}
     * @param outcome what came of it
     */
    void observe(String mechanism, AuthenticationOutcome outcome);

    /**
     * Returns one that tells several.
     *
     * @param observers who is told, in this order
     * @return the observer
     */
    static AuthenticationObserver all(Collection<AuthenticationObserver> observers) {
        List<AuthenticationObserver> copy = List.copyOf(observers);
        return (mechanism, outcome) ->
                copy.forEach(observer -> observer.observe(mechanism, outcome));
    }
}
