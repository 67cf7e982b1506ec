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
package dev.tertia.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import reactor.core.publisher.Mono;

final class InvalidationTests {

    private final CacheFixture fixture = new CacheFixture();

    @BeforeEach
    void store() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60");
        this.fixture.get("/a");
        this.fixture.get("/a?b");
        this.fixture.get("https://other.example/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "FOO"})
    void unsafeMethodsInvalidateTheirUri(String method) {
        MockServerHttpResponse response = this.fixture.send(HttpMethod.valueOf(method), "/a");
        assertThat(CacheFixture.cacheStatus(response)).isEqualTo("Tertia; fwd=method");
        assertThat(isStored("/a")).isFalse();
        assertThat(isStored("/a?b")).isTrue();
        assertThat(isStored("https://other.example/a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE"})
    void safeMethodsInvalidateNothing(String method) {
        this.fixture.send(HttpMethod.valueOf(method), "/a");
        assertThat(isStored("/a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500})
    void errorsInvalidateNothing(int status) {
        this.fixture.application.answers(status);
        this.fixture.send(HttpMethod.POST, "/a");
        assertThat(isStored("/a")).isTrue();
    }

    @Test
    void exceptionsInvalidateNothing() {
        this.fixture.application.handles(exchange -> Mono.error(new IllegalStateException("x")));
        this.fixture.send(HttpMethod.POST, "/a");
        assertThat(isStored("/a")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Location, /a, false",
        "Location, https://EXAMPLE.com:443/a, false",
        "Content-Location, a, false",
        "Location, https://other.example/a, true",
        "Location, http://example.com/a, true",
        "Location, '::', true"
    })
    void invalidatesWhatTheResponsePointsTo(String name, String value, boolean stored) {
        this.fixture.application.answers(201, name, value);
        this.fixture.send(HttpMethod.POST, "/list");
        assertThat(isStored("/a")).isEqualTo(stored);
        assertThat(isStored("https://other.example/a")).isTrue();
    }

    @Test
    void aResponseThatWasOnItsWayIsNotStored() {
        this.fixture.application.handles(exchange -> {
            if (HttpMethod.GET.equals(exchange.getRequest().getMethod())) {
                this.fixture.application.handles(nested -> nested.getResponse().setComplete());
                this.fixture.send(HttpMethod.POST, "/new");
            }
            return TestApplication.write(
                    exchange.getResponse(), 200, "old", "Cache-Control", "max-age=60");
        });
        this.fixture.get("/new");
        assertThat(isStored("/new")).isFalse();
    }

    private boolean isStored(String target) {
        MockServerHttpResponse response =
                this.fixture.get(target, "Cache-Control", "only-if-cached");
        return CacheFixture.cacheStatus(response).startsWith("Tertia; hit");
    }
}
