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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.auth.Access;
import dev.tertia.http.auth.AuthenticationMechanism;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.web.server.SecurityWebFilterChain;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says once, at start-up, how requests are authenticated, and what is strange about it. */
final class AuthenticationReport implements SmartInitializingSingleton {

    static final String CHAIN = "authenticationFilterChain";

    private static final Logger logger = LoggerFactory.getLogger(AuthenticationReport.class);

    private final AuthProperties properties;

    private final ObjectProvider<AuthenticationMechanism> mechanisms;

    private final Map<String, SecurityWebFilterChain> chains;

    AuthenticationReport(
            AuthProperties properties,
            ObjectProvider<AuthenticationMechanism> mechanisms,
            Map<String, SecurityWebFilterChain> chains) {
        this.properties = properties;
        this.mechanisms = mechanisms;
        this.chains = Map.copyOf(chains);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!this.chains.containsKey(CHAIN)) {
            logger.warn(
                    "The application has a SecurityWebFilterChain of its own {}: the rules of"
                            + " 'tertia.http.auth' are not used",
                    this.chains.keySet());
            return;
        }
        List<String> names =
                this.mechanisms.orderedStream().map(AuthenticationMechanism::name).toList();
        if (names.isEmpty() && needsCredentials()) {
            throw new InvalidConfigurationPropertyValueException(
                    "tertia.http.auth.enabled",
                    true,
                    "Rules need credentials, but none are looked for: enable 'api-key', 'basic',"
                            + " 'jwt' or 'certificate' below 'tertia.http.auth'.");
        }
        logger.info(
                "HTTP authentication: {}; rules: {}, otherwise {}",
                names.isEmpty() ? "none" : String.join(", ", names),
                this.properties.rules().size(),
                this.properties.defaultAccess().name().toLowerCase(Locale.ROOT));
        warnOfNoRules();
    }

    private boolean needsCredentials() {
        return this.properties.defaultAccess() == Access.AUTHENTICATED
                || this.properties.rules().values().stream()
                        .map(ConfiguredRules::access)
                        .anyMatch(EnumSet.of(Access.AUTHENTICATED, Access.SCOPE)::contains);
    }

    private void warnOfNoRules() {
        if (this.properties.rules().isEmpty() && this.properties.defaultAccess() == Access.DENY) {
            logger.warn(
                    "Every request is refused: add 'tertia.http.auth.rules' or set"
                            + " 'tertia.http.auth.default-access'");
        }
    }
}
