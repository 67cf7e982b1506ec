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
package dev.tertia.benchmarks.redis;

import dev.tertia.benchmarks.report.Arguments;
import dev.tertia.benchmarks.report.MachineLoad;
import dev.tertia.benchmarks.report.Spread;
import dev.tertia.benchmarks.report.Table;
import dev.tertia.http.limit.RateLimitBandwidth;

import io.lettuce.core.RedisClient;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Decisions of a hot key per second, in turns with those of Bucket4j on the same Redis. */
public final class SharedLimitComparison {

    /** Always enough. */
    private static final RateLimitBandwidth WIDE =
            RateLimitBandwidth.of(100_000_000, Duration.ofSeconds(1));

    /** Nearly always empty. */
    private static final RateLimitBandwidth NARROW =
            RateLimitBandwidth.of(100, Duration.ofMinutes(1));

    private final int rounds;

    private final Duration duration;

    private final int inFlight;

    private final PrintStream out;

    /**
     * Creates a comparison.
     *
     * @param options {@code --rounds}, {@code --seconds} of each, and {@code --in-flight}
     * @param out where the table goes
     */
    public SharedLimitComparison(Arguments options, PrintStream out) {
        this.rounds = options.number("rounds", 5);
        this.duration = Duration.ofSeconds(options.number("seconds", 3));
        this.inFlight = options.number("in-flight", 64);
        this.out = out;
    }

    /**
     * Runs all rounds and writes the table.
     *
     * @throws IOException if there is no Redis
     * @throws InterruptedException if it shall end
     * @throws TimeoutException if decisions are not made at all
     */
    public void run() throws IOException, InterruptedException, TimeoutException {
        this.out
                .append("# Shared limits, a hot key, %d in flight, ".formatted(this.inFlight))
                .append(MachineLoad.describe())
                .append('\n')
                .flush();
        Table table = new Table("bucket, decided by", "decisions/s", "ratio", "admitted", "failed");
        try (RedisServer redis = RedisServer.start()) {
            measure("full", WIDE, redis.client(), table);
            measure("empty", NARROW, redis.client(), table);
        }
        table.print(this.out);
    }

    private void measure(
            String bucket, RateLimitBandwidth bandwidth, RedisClient client, Table table)
            throws InterruptedException, TimeoutException {
        Map<Contender, Decider> deciders = new EnumMap<>(Contender.class);
        Map<Contender, List<LoopResult>> results = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            deciders.put(contender, contender.decider(client, bandwidth));
        }
        // The first round warms up.
        for (int round = 0; round <= this.rounds; round++) {
            for (var decider : deciders.entrySet()) {
                LoopResult result =
                        new ClosedLoop(decider.getValue(), this.inFlight).run(this.duration);
                if (round > 0) {
                    results.computeIfAbsent(decider.getKey(), key -> new ArrayList<>()).add(result);
                }
            }
        }
        List<LoopResult> reference = results.getOrDefault(Contender.BUCKET4J, List.of());
        results.forEach((contender, measured) ->
                add(table, bucket + ", " + contender, measured, reference));
    }

    private static void add(
            Table table, String name, List<LoopResult> measured, List<LoopResult> reference) {
        double[] ratios = new double[measured.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = measured.get(i).perSecond() / reference.get(i).perSecond();
        }
        table.add(
                name,
                Spread.of(measured.stream().map(LoopResult::perSecond).toList()).show(0),
                Spread.of(Arrays.stream(ratios).boxed().toList()).show(1),
                Long.toString(measured.stream().mapToLong(LoopResult::admitted).sum()),
                Long.toString(measured.stream().mapToLong(LoopResult::failed).sum()));
    }
}
