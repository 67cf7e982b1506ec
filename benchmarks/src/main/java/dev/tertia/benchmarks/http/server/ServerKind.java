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

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The servers. */
public enum ServerKind {
    /** Reactor Netty alone. */
    REACTOR_NETTY,
    /** A Spring Boot application with the starter, without its filters. */
    TERTIA,
    /** The same with its filters: request log, errors, client address, CORS and a limit. */
    TERTIA_FILTERS,
    /** The same with Actuator and a registry of Prometheus, without the starter's meters. */
    TERTIA_METRICS_OFF,
    /** The same with the starter's meters. */
    TERTIA_METRICS,
    /** Vert.x. */
    VERTX,
    /** Jetty. */
    JETTY,
    /** Caddy, if it is on the path. */
    CADDY;

    /**
     * Finds a server by its name.
     *
     * @param name such as {@code tertia-filters}
     * @return the server
     * @throws IllegalArgumentException if there is none of that name
     */
    public static ServerKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * Tells whether this machine has what it takes.
     *
     * @return whether it can be started
     */
    public boolean isInstalled() {
        return this != CADDY || isOnPath("caddy");
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Whether Actuator has to be on its class path, which changes others. */
    boolean needsMicrometer() {
        return this == TERTIA_METRICS_OFF || this == TERTIA_METRICS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
