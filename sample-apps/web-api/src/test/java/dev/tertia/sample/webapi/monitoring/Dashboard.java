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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The dashboard of Grafana, as a file. */
public final class Dashboard {

    static final Path FILE = MonitoringFiles.FOLDER.resolve("grafana/dashboards/tertia.json");

    private static final Map<String, String> VARIABLES =
            Map.of("$__rate_interval", "1m", "$job", "web-api", "$instance", ".*");

    private final JsonNode root;

    /** Reads the file of the deployment. */
    public Dashboard() throws IOException {
        this.root = new JsonMapper().readTree(Files.readString(FILE));
    }

    Stream<JsonNode> panels() {
        return this.root.path("panels").valueStream();
    }

    /** Each expression, as Prometheus gets it, by where it is. */
    public Map<String, String> expressions() {
        Map<String, String> expressions = new TreeMap<>();
        panels().forEach(panel ->
                panel.path("targets")
                        .valueStream()
                        .forEach(target ->
                                expressions.put(
                                        panel.path("title").asString()
                                                + " "
                                                + target.path("refId").asString(),
                                        substituted(target.path("expr").asString()))));
        this.root
                .at("/annotations/list")
                .valueStream()
                .forEach(list ->
                        expressions.put(
                                "annotation " + list.path("name").asString(),
                                substituted(list.path("expr").asString())));
        return expressions;
    }

    private static String substituted(String expression) {
        String result = expression;
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            result = result.replace(variable.getKey(), variable.getValue());
        }
        if (result.contains("$")) {
            throw new IllegalArgumentException("Unknown variable in " + result);
        }
        return result;
    }
}
