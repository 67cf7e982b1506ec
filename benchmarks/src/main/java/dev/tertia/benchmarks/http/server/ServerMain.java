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

import java.nio.file.Path;

/** One server in its process, which ends with its standard input. */
public final class ServerMain {

    /** The line that says that requests may come. */
    static final String READY = "ready";

    private ServerMain() {}

    /**
     * Starts a server.
     *
     * @param arguments the server, its port and the folder of its certificate
     * @throws IllegalArgumentException if there is no such server
     * @throws Exception if it does not start
     */
    public static void main(String[] arguments) throws Exception {
        ServerSettings settings =
                new ServerSettings(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        ServerKind kind = ServerKind.named(arguments[0]);
        switch (kind) {
            case TERTIA, TERTIA_FILTERS, TERTIA_METRICS_OFF, TERTIA_METRICS ->
                    TertiaServer.start(settings, kind);
            case REACTOR_NETTY -> ReactorNettyServer.start(settings);
            case VERTX -> new VertxServer().start(settings);
            case JETTY -> JettyServer.start(settings);
            default -> throw new IllegalArgumentException("No server of Java: " + arguments[0]);
        }
        System.out.append(READY).append('\n').flush();
        var _ = System.in.read();
        System.exit(0);
    }
}
