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
package dev.tertia.http3;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;

import java.util.function.BooleanSupplier;

/** A server for clients that do wrong: it must go on as if nothing had been. */
final class WireServer implements AutoCloseable {

    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

    private final TestServer server;

    private final LogRecorder log;

    WireServer() {
        this(ReactorNettyConnectionHandlerFactory.FIELD);
    }

    WireServer(String field) {
        this.server =
                TestServer.start(
                        QuicTransportConfig.defaults(),
                        new ReactorNettyConnectionHandlerFactory(field),
                        http -> http);
        this.log = new LogRecorder();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    RawQuicClient client() throws Exception {
        return new RawQuicClient(this.server.listener().localAddress());
    }

    /** Runs a script that ends the connection, and returns the error that the server gives. */
    String connectionError(WireCase.Script script) throws Exception {
        try (RawQuicClient client = client()) {
            script.run(client);
            return Wire.reset(client.awaitClose());
        }
    }

    /** Whatever comes of the request, its connection goes on. */
    void assertNotServed(HeaderCase fault) throws Exception {
        int before = requests();
        assertThat(outcome(Wire.headers(fault.fields()))).isEqualTo(fault.expected());
        assertThat(requests()).as("the one that was sent afterwards").isEqualTo(before + 1);
        assertUnharmed();
    }

    void assertServed(HeaderCase oddity) throws Exception {
        int before = requests();
        assertThat(outcome(Wire.headers(oddity.fields()))).isEqualTo(oddity.expected());
        assertThat(requests()).isEqualTo(before + 2);
        assertUnharmed();
    }

    /** Sends a request, and returns its status or the code it is reset with. */
    private String outcome(byte[]... request) throws Exception {
        try (RawQuicClient client = client()) {
            client.control(Wire.EMPTY_SETTINGS);
            String outcome = client.request().write(request).finish().awaitOutcome();
            awaitNoRequests();
            assertThat(get(client)).isEqualTo("200");
            return outcome;
        }
    }

    static String get(RawQuicClient client) throws Exception {
        return client.request().write(Wire.headers(HeaderCase.GET)).finish().awaitOutcome();
    }

    /** A reset may overtake what was sent before it: then a server cannot know a stream's type. */
    static RawStream known(RawQuicClient client, RawStream stream) throws Exception {
        assertThat(get(client)).isEqualTo("200");
        return stream;
    }

    int requests() {
        return this.server.requests();
    }

    void awaitRequests(int number) throws InterruptedException {
        await(() -> requests() == number);
    }

    /** A stream that has ended must not stay. */
    void awaitNoRequests() throws InterruptedException {
        await(() -> this.server.listener().activeRequests() == 0);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }

    void assertUnharmed() throws Exception {
        try (RawQuicClient client = client()) {
            client.control(Wire.EMPTY_SETTINGS);
            assertThat(get(client)).isEqualTo("200");
        }
        assertThat(this.log.warnings()).noneMatch(warning -> !isOfTheApplication(warning));
        awaitNoRequests();
    }

    /** Spring logs a body that breaks off as its own fault, whatever the protocol. */
    private static boolean isOfTheApplication(String warning) {
        return warning.endsWith("500 Server Error for HTTP POST \"/echo\"");
    }

    /** Whatever was not released shows when it is collected, and then something is allocated. */
    @Override
    public void close() {
        this.server.close();
        System.gc();
        ByteBufAllocator.DEFAULT.buffer().release();
        ResourceLeakDetector.setLevel(this.level);
        this.log.close();
        assertThat(this.log.warnings()).noneMatch(warning -> warning.contains("LEAK"));
    }
}
