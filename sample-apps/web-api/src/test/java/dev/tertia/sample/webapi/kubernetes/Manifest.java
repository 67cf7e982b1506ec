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
package dev.tertia.sample.webapi.kubernetes;

import dev.tertia.http3.service.Services;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code kubectl kustomize} makes of one folder of the deployment. */
public record Manifest(List<JsonNode> objects) {

    private static final Path FOLDER = Path.of("deploy", "kubernetes");

    /** The folders that can be applied. */
    static Stream<String> overlays() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER.resolve("overlays"))) {
            return folders
                    .map(folder -> "overlays/" + folder.getFileName())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<String> all() throws IOException {
        return Stream.concat(Stream.of("base"), overlays());
    }

    /** Builds a folder, or skips the test where there is no kubectl. */
    public static Manifest of(String folder) throws IOException {
        String kubectl = Services.program("kubectl", "kubernetes-client").toString();
        Process process =
                new ProcessBuilder(kubectl, "kustomize", FOLDER.resolve(folder).toString()).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String warnings = String.join("\n", process.errorReader().readAllLines());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("kubectl kustomize " + folder + " failed: " + warnings);
        }
        return new Manifest(parse(text));
    }

    private static List<JsonNode> parse(String text) {
        JsonMapper mapper = new JsonMapper();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(yaml.loadAll(text).spliterator(), false)
                .map(object -> mapper.<JsonNode>valueToTree(object))
                .toList();
    }

    List<JsonNode> all(String kind) {
        return this.objects.stream()
                .filter(object -> object.path("kind").asString().equals(kind))
                .toList();
    }

    JsonNode deployment() {
        return all("Deployment").getFirst();
    }

    JsonNode pod() {
        return deployment().at("/spec/template/spec");
    }

    /** The only container. */
    public JsonNode container() {
        return pod().path("containers").path(0);
    }

    /** The variables of the container that come from the ConfigMap. */
    public Map<String, String> environment() {
        String name = container().at("/envFrom/0/configMapRef/name").asString();
        Map<String, String> variables = new TreeMap<>();
        all("ConfigMap").stream()
                .filter(map -> map.at("/metadata/name").asString().equals(name))
                .flatMap(map -> map.path("data").propertyStream())
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asString()));
        return variables;
    }

    /** Where the container finds its certificate. */
    public Path certificateFolder() {
        return container()
                .path("volumeMounts")
                .valueStream()
                .filter(mount -> mount.path("name").asString().equals("tls"))
                .map(mount -> Path.of(mount.path("mountPath").asString()))
                .findFirst()
                .orElseThrow();
    }
}
