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
package dev.tertia.sample.webapi.monitoring;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The API of Prometheus.
 *
 * @param server where it is
 */
public record PromqlApi(MonitoringServer server) {

    /** Says what is wrong with the answer to an expression: an error, or nothing but NaN. */
    public String complaint(String expression) throws IOException, InterruptedException {
        JsonNode answer = query(expression);
        if (!answer.path("status").asString("").equals("success")) {
            return answer.path("error").asString("no answer");
        }
        boolean value =
                answer.at("/data/result")
                        .valueStream()
                        .anyMatch(sample -> !sample.at("/value/1").asString("").equals("NaN"));
        return value ? "" : "empty";
    }

    /** The traces that the samples of a series point to, since an hour ago. */
    public List<String> exemplars(String series) throws IOException, InterruptedException {
        Instant now = Instant.now();
        JsonNode answer =
                get(
                        "/api/v1/query_exemplars?query=%s&start=%s&end=%s"
                                .formatted(series, now.minus(Duration.ofHours(1)), now));
        return answer.path("data")
                .valueStream()
                .flatMap(found -> found.path("exemplars").valueStream())
                .map(exemplar -> exemplar.at("/labels/trace_id").asString(""))
                .toList();
    }

    private JsonNode query(String expression) throws IOException, InterruptedException {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /** The rules of all groups, as Prometheus has evaluated them. */
    public JsonNode rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").at("/data/groups");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return new JsonMapper().readTree(this.server.get(path).body());
    }
}
