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

import dev.tertia.http.error.HttpProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

import java.net.URI;
import java.util.List;

/**
 * The answers to requests whose credentials do not do. None tells what was wrong with them: an
 * unknown name looks like a wrong password.
 */
final class AuthenticationProblems {

    private static final URI ABNORMAL_USAGE =
            URI.create("https://iana.org/assignments/http-problem-types#abnormal-usage-detected");

    private final String realm;

    private final List<AuthenticationMechanism> mechanisms;

    AuthenticationProblems(String realm, List<AuthenticationMechanism> mechanisms) {
        this.realm = realm;
        this.mechanisms = mechanisms;
    }

    HttpProblemException missing() {
        return unauthorized(null, null).detail("This needs credentials.");
    }

    HttpProblemException unauthorized(
            @Nullable AuthenticationMechanism failed, @Nullable AuthenticationException failure) {
        HttpProblemException problem =
                HttpProblemException.of(HttpStatus.UNAUTHORIZED, failure)
                        .detail("The credentials are not valid.");
        for (AuthenticationMechanism mechanism : this.mechanisms) {
            var own = mechanism.equals(failed) ? failure : null;
            problem.header(
                    HttpHeaders.WWW_AUTHENTICATE, mechanism.challenge().challenge(this.realm, own));
        }
        return problem;
    }

    static HttpProblemException denied() {
        return HttpProblemException.of(HttpStatus.FORBIDDEN)
                .detail("The credentials do not allow this.");
    }

    static HttpProblemException tooManyFailures(TooManyFailedLoginsException failure) {
        return HttpProblemException.of(HttpStatus.TOO_MANY_REQUESTS)
                .type(ABNORMAL_USAGE)
                .title("Request cannot be satisfied due to detection of abnormal request pattern")
                .detail(
                        "Too many credentials were not valid. Try again in %d s."
                                .formatted(failure.waitSeconds()))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(failure.waitSeconds()));
    }

    static HttpProblemException unavailable(AuthenticationServiceException failure) {
        return HttpProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, failure)
                .detail("Credentials cannot be checked at the moment.");
    }
}
