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

import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an endpoint of Actuator answers.
 *
 * @param status the status code
 * @param body the JSON document
 */
public record HealthAnswer(int status, JsonNode body) {

    /** Asks over HTTP/2. */
    public static HealthAnswer of(ReactiveWebServerApplicationContext context, String path) {
        TestClient client = new TestClient(HttpProtocol.H2, TestApplication.port(context));
        TestClient.Response response = client.get(path);
        return new HealthAnswer(response.status(), JsonMapper.shared().readTree(response.text()));
    }

    /** Asks for the health. */
    public static HealthAnswer health(ReactiveWebServerApplicationContext context) {
        return of(context, "/actuator/health");
    }

    /** Returns a component below others. */
    public JsonNode component(String... names) {
        JsonNode node = this.body;
        for (String name : names) {
            node = node.path("components").path(name);
        }
        return node;
    }

    /** Returns the status of a component. */
    public String componentStatus(String... names) {
        return component(names).path("status").asString("");
    }
}
