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
package dev.tertia.http3.altsvc;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;

import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

final class AltSvcHttpHandlerTests {

    private static final String VALUE = "h3=\":1\"; ma=1";

    private final AtomicReference<@Nullable String> value = new AtomicReference<>(VALUE);

    private @Nullable DisposableServer server;

    @AfterEach
    void stop() {
        if (this.server != null) {
            this.server.disposeNow();
        }
    }

    @Test
    void addsTheHeaderForAsLongAsThereIsAValue() {
        start((request, response) -> response.setComplete());
        assertThat(altSvc()).isEqualTo(VALUE);
        this.value.set(null);
        assertThat(altSvc()).isNull();
    }

    @Test
    void leavesTheApplicationsOwnValue() {
        start((request, response) -> {
            response.getHeaders().set("alt-svc", "clear");
            return response.setComplete();
        });
        assertThat(altSvc()).isEqualTo("clear");
    }

    private void start(HttpHandler application) {
        HttpHandler handler = new AltSvcHttpHandler(application, this.value::get);
        this.server = HttpServer.create().handle(new ReactorHttpHandlerAdapter(handler)).bindNow();
    }

    private @Nullable String altSvc() {
        assertThat(this.server).isNotNull();
        return HttpClient.create()
                .get()
                .uri("http://localhost:" + this.server.port() + "/")
                .response()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow()
                .responseHeaders()
                .get("Alt-Svc");
    }
}
