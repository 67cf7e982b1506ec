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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import reactor.netty.http.HttpProtocol;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Two instances, restarted in turn while clients of all three protocols go on. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
final class RollingRestartTests {

    private static final int REPETITIONS = 3;

    private static final int WORKERS = 4;

    /** Half of the workers share connections, the others have one each, idle at times. */
    private static final int SHARING = 2;

    private final AttemptLedger ledger = new AttemptLedger();

    private final List<RollingServer> servers = new CopyOnWriteArrayList<>();

    private final LoopResources loops = LoopResources.create("load", 2, true);

    private final List<ConnectionProvider> pools = new ArrayList<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private volatile boolean stopped;

    @AfterEach
    void stop() {
        this.threads.shutdownNow();
        this.pools.forEach(ConnectionProvider::dispose);
        this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
    }

    @Test
    void everyRequestIsAnsweredOnce(CapturedOutput output) throws Exception {
        this.servers.add(new RollingServer("A", this.ledger));
        this.servers.add(new RollingServer("B", this.ledger));
        List<Future<Integer>> load = startLoad();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            restart(0);
            restart(1);
        }
        int requests = endLoad(load);
        assertThat(this.ledger.unsafeFailures()).isEmpty();
        assertThat(this.ledger.lostOrRepeated()).isEmpty();
        assertThat(this.ledger.processed())
                .hasSize(requests)
                .allSatisfy((request, times) -> assertThat(times).isOne());
        assertThat(this.ledger.succeeded()).isEqualTo(this.ledger.processed().keySet());
        assertThat(this.ledger.failures()).allMatch(failure -> failure.server().isClosing());
        assertThat(output)
                .doesNotContain(" ERROR ", "Closing the HTTP/3 listener", "Failed to stop bean");
        for (RollingServer server : this.servers) {
            server.close();
        }
    }

    private int endLoad(List<Future<Integer>> load) throws Exception {
        for (RollingServer server : this.servers) {
            server.awaitLoad();
        }
        this.stopped = true;
        int requests = 0;
        for (Future<Integer> worker : load) {
            requests += worker.get(30, TimeUnit.SECONDS);
        }
        return requests;
    }

    private List<Future<Integer>> startLoad() {
        List<Future<Integer>> load = new ArrayList<>();
        for (HttpProtocol protocol : OncePerProtocol.PROTOCOLS) {
            ConnectionProvider shared = pool();
            for (int i = 0; i < WORKERS; i++) {
                LoadWorker worker =
                        new LoadWorker(
                                protocol,
                                protocol + "-" + i,
                                (i < SHARING) ? shared : pool(),
                                this.loops,
                                () -> this.servers,
                                this.ledger);
                load.add(this.threads.submit(() -> worker.run(() -> this.stopped)));
            }
        }
        return load;
    }

    private ConnectionProvider pool() {
        ConnectionProvider pool = ConnectionProvider.create("load-" + this.pools.size(), 10);
        this.pools.add(pool);
        return pool;
    }

    private void restart(int index) throws Exception {
        for (RollingServer server : this.servers) {
            server.awaitLoad();
        }
        RollingServer old = this.servers.get(index);
        old.closeUnderLoad();
        this.servers.set(index, new RollingServer(old.name(), this.ledger));
    }
}
