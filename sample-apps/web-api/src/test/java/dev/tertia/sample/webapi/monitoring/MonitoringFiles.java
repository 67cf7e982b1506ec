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

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files for operators, with other addresses and without their patience. */
public final class MonitoringFiles {

    static final Path FOLDER = Path.of("deploy", "monitoring");

    private static final String SOON = "1s";

    private final Path target;

    /** Writes into a folder of the test. */
    public MonitoringFiles(Path target) {
        this.target = target;
    }

    /** The configuration of Prometheus: JSON, which is YAML too. */
    public Path prometheus(int application, String password, Path authority, int alertmanager)
            throws IOException {
        ObjectNode config = read("prometheus/prometheus.yml");
        config.withObject("/global").put("scrape_interval", "5s").put("evaluation_interval", SOON);
        config.putArray("rule_files").add(absolute(FOLDER.resolve("prometheus/rules")) + "/*.yml");
        targets(config.at("/alerting/alertmanagers/0"), alertmanager);
        ObjectNode scrape = targets(config.at("/scrape_configs/0"), application);
        Path file = Files.writeString(this.target.resolve("password"), password);
        scrape.withObject("/basic_auth").put("password_file", absolute(file));
        scrape.withObject("/tls_config").put("ca_file", absolute(authority));
        return write("prometheus.json", config);
    }

    /** The configuration of Alertmanager. */
    public Path alertmanager(int receiver) throws IOException {
        ObjectNode config = read("alertmanager/alertmanager.yml");
        config.withObject("/route").put("group_wait", "0s").put("group_interval", SOON);
        ((ObjectNode) config.at("/receivers/0/webhook_configs/0"))
                .put("url", "http://127.0.0.1:%d/".formatted(receiver));
        return write("alertmanager.json", config);
    }

    private static ObjectNode targets(JsonNode group, int port) {
        ((ObjectNode) group.at("/static_configs/0")).putArray("targets").add("127.0.0.1:" + port);
        return (ObjectNode) group;
    }

    private static ObjectNode read(String file) throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Object content = yaml.load(Files.readString(FOLDER.resolve(file)));
        return new JsonMapper().valueToTree(content);
    }

    private Path write(String name, ObjectNode config) throws IOException {
        return Files.writeString(this.target.resolve(name), config.toString());
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
