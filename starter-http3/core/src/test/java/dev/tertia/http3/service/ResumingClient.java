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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Gtlsclient} with a memory: it keeps the ticket of its last connection, and sends early
 * data with the next one.
 */
public final class ResumingClient {

    /** What it prints of each packet with early data. */
    public static final String EARLY_DATA = "type=0RTT";

    /** What keeps it from sending any. */
    public static final String NO_EARLY_DATA = "--disable-early-data";

    private final Path folder;

    /** Creates a client without a ticket, and a place for one. */
    public ResumingClient(Path folder) {
        this.folder = folder;
    }

    /** Sends a request without a body and returns what the client prints, or skips the test. */
    public String get(InetSocketAddress server, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--session-file=" + this.folder.resolve("session.pem"));
        all.add("--tp-file=" + this.folder.resolve("parameters"));
        return new Gtlsclient(server).request("/", all.toArray(String[]::new));
    }

    /** Sends a request with a body and returns what the client prints, or skips the test. */
    public String post(InetSocketAddress server, String... options) throws IOException {
        Path body = Files.writeString(this.folder.resolve("body"), "once");
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--http-method=POST", "--data=" + body));
        return get(server, all.toArray(String[]::new));
    }
}
