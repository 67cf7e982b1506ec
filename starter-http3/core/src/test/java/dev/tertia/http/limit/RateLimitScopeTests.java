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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import java.net.URI;

final class RateLimitScopeTests {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/users, true",
        "HEAD, /api/users, true",
        "POST, /api/users, false",
        "GET, /api, true",
        "GET, /%61pi/users, true",
        "GET, /api;v=1/users, true",
        "GET, /login, true",
        "GET, /login/x, false",
        "GET, /, false",
    })
    void matchesPathsAndMethods(HttpMethod method, String path, boolean matches) {
        var scope = RateLimitScope.ofPaths("/api/**", "/login").withMethods(HttpMethod.GET);
        var request = MockServerHttpRequest.method(method, URI.create(path)).build();
        assertThat(scope.matches(request)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "DELETE, /a/b"})
    void matchesEverythingByDefault(HttpMethod method, String path) {
        var request = MockServerHttpRequest.method(method, URI.create(path)).build();
        assertThat(RateLimitScope.everything().matches(request)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"POST, GET, false", "HEAD, GET, false", "HEAD, HEAD, true"})
    void takesOnlyGetForHead(HttpMethod counted, HttpMethod sent, boolean matches) {
        var scope = RateLimitScope.everything().withMethods(counted);
        var request = MockServerHttpRequest.method(sent, URI.create("/")).build();
        assertThat(scope.matches(request)).isEqualTo(matches);
    }
}
