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
package dev.tertia.http3.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** ngtcp2's client: a QUIC and HTTP/3 implementation in C that shares nothing with the server. */
public final class Gtlsclient {

    /** What it prints of each stream that ended with H3_NO_ERROR. */
    public static final String STREAM_ENDED_WELL = "closed with error code 256";

    private final List<String> prefix;

    private final InetSocketAddress server;

    /** Connects to a server of this machine. */
    public Gtlsclient(InetSocketAddress server) {
        this(server, List.of());
    }

    /** Connects to a server, started by another command such as {@code ip netns exec}. */
    public Gtlsclient(InetSocketAddress server, List<String> prefix) {
        this.server = server;
        this.prefix = prefix;
    }

    /** Sends a request and returns what the client prints, or skips the test. */
    public String request(String path, String... options) throws IOException {
        return request(List.of(path), options);
    }

    /** Sends requests at once and returns what the client prints, or skips the test. */
    public String request(List<String> paths, String... options) throws IOException {
        List<String> command = new ArrayList<>(this.prefix);
        command.add(Services.program("gtlsclient", "ngtcp2-client").toString());
        command.addAll(List.of("--exit-on-all-streams-close", "--timeout=10s"));
        command.addAll(List.of(options));
        command.add(this.server.getAddress().getHostAddress());
        command.add(Integer.toString(this.server.getPort()));
        paths.forEach(path -> command.add("https://localhost:" + this.server.getPort() + path));
        return Command.run(command).output();
    }
}
