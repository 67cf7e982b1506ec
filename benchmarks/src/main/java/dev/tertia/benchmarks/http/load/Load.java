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
package dev.tertia.benchmarks.http.load;

import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps a number of requests in flight: each that has ended is followed by another. */
public final class Load {

    /** So many, and it is no measurement any more. */
    private static final int MAX_FAILURES = 1000;

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final LoadClient client;

    private final Workload workload;

    private final int port;

    private final byte[] body;

    private final Counts counts = new Counts();

    private final Phaser loops = new Phaser(1);

    private volatile long end;

    /**
     * Prepares a load.
     *
     * @param client what sends the requests
     * @param workload what is asked for
     * @param port the port of the server on this machine
     */
    public Load(LoadClient client, Workload workload, int port) {
        this.client = client;
        this.workload = workload;
        this.port = port;
        this.body = new byte[workload.requestBytes()];
    }

    /**
     * Makes requests for a while. Can be called once.
     *
     * @param duration how long requests are begun
     * @return what was measured
     * @throws InterruptedException if it shall end
     * @throws TimeoutException if requests neither succeed nor fail
     */
    public LoadResult run(Duration duration) throws InterruptedException, TimeoutException {
        long start = System.nanoTime();
        this.end = start + duration.toNanos();
        this.loops.bulkRegister(this.workload.inFlight());
        for (int i = 0; i < this.workload.inFlight(); i++) {
            next();
        }
        int phase = this.loops.arriveAndDeregister();
        long patience = duration.plus(REQUEST_TIMEOUT.multipliedBy(2)).toMillis();
        this.loops.awaitAdvanceInterruptibly(phase, patience, TimeUnit.MILLISECONDS);
        return LoadResult.of(this.counts, System.nanoTime() - start);
    }

    private void next() {
        if (System.nanoTime() >= this.end || this.counts.failed() >= MAX_FAILURES) {
            var _ = this.loops.arriveAndDeregister();
            return;
        }
        Request request =
                this.client
                        .request(this.port, this.workload)
                        .timeout(REQUEST_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        if (this.body.length > 0) {
            request.body(new BytesRequestContent("application/octet-stream", this.body));
        }
        request.send(
                new ExpectedResponse(
                        this.workload.responseBytes(),
                        this.client.protocol().version(),
                        this.counts,
                        this::next));
    }
}
