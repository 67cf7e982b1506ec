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
package dev.tertia.autoconfigure.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tertia.http.auth.apikey.ApiKey;
import dev.tertia.http.auth.apikey.ApiKeyDigest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.FileSystemResource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

@ExtendWith(OutputCaptureExtension.class)
final class ConfiguredApiKeysTests {

    @TempDir private Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(this.folder.resolve(name), content);
    }

    private static String yaml(String... secrets) {
        StringBuilder text = new StringBuilder("keys:\n");
        for (String secret : secrets) {
            text.append("  ").append(secret).append(":\n    client: acme\n    hash: ");
            text.append(ApiKeyDigest.of(secret)).append("\n    scopes: [read, 'a b']\n");
            text.append("    expires: 2100-01-01T00:00:00Z\n");
        }
        return text.toString();
    }

    private static ConfiguredApiKeys keys(Path file) {
        return new ConfiguredApiKeys(
                new AuthProperties.ApiKeyProperties(
                        true,
                        "X-API-Key",
                        null,
                        Map.of(
                                "fixed",
                                new AuthProperties.Key(
                                        "own",
                                        ApiKeyDigest.of("fixed").toString(),
                                        Set.of(),
                                        null)),
                        new FileSystemResource(file),
                        Duration.ZERO),
                InstantSource.system());
    }

    private static @Nullable ApiKey find(ConfiguredApiKeys keys, String secret) {
        return keys.findByDigest(ApiKeyDigest.of(secret)).block();
    }

    @Test
    void fileAddsToTheConfiguration() throws IOException {
        ConfiguredApiKeys keys = keys(write("keys.yml", yaml("one")));
        assertThat(find(keys, "fixed")).isNotNull();
        assertThat(find(keys, "one"))
                .isNotNull()
                .satisfies(key -> {
                    assertThat(key.client()).isEqualTo("acme");
                    assertThat(key.scopes()).containsExactlyInAnyOrder("read", "a b");
                    assertThat(key.expires()).hasToString("2100-01-01T00:00:00Z");
                });
        keys.destroy();
    }

    @Test
    void propertiesDoToo() throws IOException {
        Path file =
                write(
                        "keys.properties",
                        "keys.one.client=acme\nkeys.one.hash=" + ApiKeyDigest.of("one") + "\n");
        assertThat(find(keys(file), "one")).isNotNull();
    }

    @Test
    void changedFileIsReadAgain(CapturedOutput output) throws IOException {
        ConfiguredApiKeys keys = keys(write("keys.yml", yaml("one")));
        keys.reload();
        assertThat(output).doesNotContain("read again");
        write("keys.yml", yaml("two"));
        keys.reload();
        assertThat(find(keys, "one")).isNull();
        assertThat(find(keys, "two")).isNotNull();
        assertThat(find(keys, "fixed")).isNotNull();
        assertThat(output).contains("read again from keys.yml: 2 keys");
    }

    @Test
    void brokenFileLeavesTheKeys(CapturedOutput output) throws IOException {
        ConfiguredApiKeys keys = keys(write("keys.yml", yaml("one")));
        write("keys.yml", "keys:\n  bad:\n    client: acme\n    hash: not-a-hash\n");
        keys.reload();
        keys.reload();
        assertThat(output.getOut().split("The API keys remain as they are", -1)).hasSize(2);
        assertThat(find(keys, "one")).isNotNull();
        Files.delete(this.folder.resolve("keys.yml"));
        keys.reload();
        keys.reload();
        assertThat(output).contains("keys.yml] cannot be read");
        assertThat(output.getOut().split("The API keys remain as they are", -1)).hasSize(3);
        assertThat(find(keys, "one")).isNotNull();
        write("keys.yml", yaml("two"));
        keys.reload();
        assertThat(find(keys, "two")).isNotNull();
    }

    /** Whoever writes the file may have emptied it first. */
    @Test
    void emptyFileLeavesTheKeys(CapturedOutput output) throws IOException {
        ConfiguredApiKeys keys = keys(write("keys.yml", yaml("one")));
        write("keys.yml", "");
        keys.reload();
        assertThat(find(keys, "one")).isNotNull();
        assertThat(output).contains("keys.yml has nothing below 'keys'");
        write("keys.yml", yaml("two"));
        keys.reload();
        assertThat(find(keys, "two")).isNotNull();
    }

    @Test
    void sameKeyTwiceIsRefused() throws IOException {
        Path file = write("keys.yml", yaml("fixed"));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> keys(file))
                .satisfies(ex -> assertThat(ex.getReason()).contains("the same digest"));
    }

    @Test
    void hugeFileIsRefused() throws IOException {
        Path file = write("keys.yml", "#".repeat((8 << 20) + 1));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> keys(file))
                .satisfies(ex -> assertThat(ex.getReason()).contains("larger than 8388608B"));
    }
}
