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
package dev.tertia.benchmarks.http.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How Caddy is started. */
final class Caddy {

    private Caddy() {}

    static List<String> command(ServerSettings settings) throws IOException {
        Path files = Files.createDirectories(settings.directory().resolve("www"));
        Files.write(files.resolve("json"), Bodies.json());
        Files.write(files.resolve("download"), Bodies.download());
        Path configuration = settings.directory().resolve("Caddyfile");
        Files.writeString(
                configuration,
                """
                {
                  admin off
                  auto_https off
                  storage file_system %1$s
                }
                https://localhost:%2$d {
                  bind %3$s
                  tls %4$s %5$s
                  handle /hello {
                    respond "Hello, world"
                  }
                  handle /upload {
                    templates
                    header Content-Type text/plain
                    respond "{{len (placeholder `http.request.body`)}}"
                  }
                  handle {
                    root * %6$s
                    file_server
                  }
                }
                """
                        .formatted(
                                settings.directory(),
                                settings.port(),
                                ServerSettings.HOST,
                                settings.certificate(),
                                settings.key(),
                                files));
        return List.of(
                "caddy", "run", "--adapter", "caddyfile", "--config", configuration.toString());
    }
}
