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
package dev.tertia.http3;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EarlyRequestTests {

    private final Http3Headers headers = new DefaultHttp3Headers(false);

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
    void mayBeDoneMoreThanOnce(String method) {
        this.headers.method(method);
        assertThat(EarlyRequest.admit(this.headers)).isTrue();
        assertThat(this.headers.get("early-data")).hasToString("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "get", "G ET", "", "\u0000"})
    void mayNot(String method) {
        this.headers.method(method);
        assertThat(EarlyRequest.admit(this.headers)).isFalse();
    }

    @Test
    void mayNotWithoutAMethod() {
        assertThat(EarlyRequest.admit(this.headers)).isFalse();
    }

    @Test
    void isMarkedOnceWhateverItsClientSays() {
        this.headers.method("GET").add("early-data", "0").add("early-data", "1");
        assertThat(EarlyRequest.admit(this.headers)).isTrue();
        assertThat(this.headers.getAll("early-data")).hasSize(1);
    }
}
