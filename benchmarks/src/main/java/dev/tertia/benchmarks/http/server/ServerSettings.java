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

/**
 * Where a server listens, and with which certificate.
 *
 * @param port the TCP and UDP port
 * @param directory the folder of the certificate
 */
record ServerSettings(int port, Path directory) {

    static final String HOST = "127.0.0.1";

    /** Bytes that a client may send on one stream before they are read, as Tertia has it. */
    static final int STREAM_WINDOW = 1 << 20;

    /** Bytes that a client may send on all streams of a connection. */
    static final int CONNECTION_WINDOW = 16 << 20;

    static final int MAX_STREAMS = 100;

    Path certificate() {
        return this.directory.resolve(Certificate.CHAIN);
    }

    Path key() {
        return this.directory.resolve(Certificate.KEY);
    }

    Path keyStore() {
        return this.directory.resolve(Certificate.KEY_STORE);
    }
}
