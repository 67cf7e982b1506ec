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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an IDE reads of the properties. */
final class PropertyMetadataTests {

    private static JsonNode metadata() throws IOException {
        try (InputStream json =
                PropertyMetadataTests.class.getResourceAsStream(
                        "/META-INF/spring-configuration-metadata.json")) {
            return JsonMapper.shared().readTree(json);
        }
    }

    private static Stream<JsonNode> all(String kind) throws IOException {
        return StreamSupport.stream(metadata().get(kind).spliterator(), false)
                .filter(entry -> !isActuators(entry.path("name").asString()));
    }

    /** Each endpoint has some that are described by Actuator. */
    private static boolean isActuators(String name) {
        return name.startsWith("management.endpoint.");
    }

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(all("properties")).hasSizeGreaterThan(10);
        assertThat(all("properties"))
                .allSatisfy(property -> {
                    assertThat(property.path("name").asString())
                            .matches("(tertia|management\\.health)\\..*");
                    assertThat(property.path("description").asString(""))
                            .as(property.path("name").asString())
                            .isNotBlank()
                            .endsWith(".");
                });
    }

    @Test
    void everyPropertyIsInTheReference() throws IOException {
        String page =
                page("http3-properties.adoc")
                        + page("http-properties.adoc")
                        + page("observation-properties.adoc")
                        + page("health-properties.adoc");
        assertThat(all("properties"))
                .allSatisfy(property ->
                        assertThat(page).contains("`" + property.get("name").asString() + "`"));
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("../docs/modules/reference/pages", name));
    }

    @Test
    void everyHintBelongsToAProperty() throws IOException {
        var names = all("properties").map(property -> property.get("name").asString()).toList();
        assertThat(all("hints")).isNotEmpty();
        assertThat(all("hints"))
                .allSatisfy(hint -> assertThat(names).contains(hint.get("name").asString()));
    }
}
