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
package dev.tertia.benchmarks;

import dev.tertia.benchmarks.filters.FilterChainComparison;
import dev.tertia.benchmarks.http.HttpComparison;
import dev.tertia.benchmarks.http.Scenario;
import dev.tertia.benchmarks.limit.LocalLimitComparison;
import dev.tertia.benchmarks.redis.SharedLimitComparison;
import dev.tertia.benchmarks.report.Arguments;

import java.io.PrintStream;
import java.util.Arrays;

/** Runs one comparison: {@code java -jar benchmarks.jar NAME [--OPTION VALUE]...}. */
public final class Benchmarks {

    private static final String USAGE =
            """
            usage: java -jar benchmarks/target/benchmarks.jar COMPARISON [--OPTION VALUE]...
              filters  the chain of filters, per request     --rounds 3 --seconds 2
              limits   one decision of a local limit         --rounds 3 --seconds 2
              redis    decisions of a limit shared in Redis  --rounds 5 --seconds 3 --in-flight 64
              http     requests on several servers           --rounds 3 --seconds 4 --warm-up 20
                         --servers reactor-netty,tertia,tertia-filters,vertx,jetty,caddy
                         --workloads hello,json,download,upload --protocols h1,h2,h3
              chain    the filters under load                the same options
              metrics  the meters under load                 the same options
            """;

    private Benchmarks() {}

    /**
     * Runs the comparison that is named.
     *
     * @param arguments its name, and options
     * @throws Exception if it cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        String name = (arguments.length > 0) ? arguments[0] : "";
        Arguments options =
                Arguments.parse(Arrays.stream(arguments).skip(1).toArray(String[]::new));
        switch (name) {
            case "filters" -> new FilterChainComparison(options, out).run();
            case "limits" -> new LocalLimitComparison(options, out).run();
            case "redis" -> new SharedLimitComparison(options, out).run();
            case "http" -> new HttpComparison(Scenario.SERVERS, options, out).run();
            case "chain" -> new HttpComparison(Scenario.FILTERS, options, out).run();
            case "metrics" -> new HttpComparison(Scenario.METRICS, options, out).run();
            default -> {
                out.append(USAGE).flush();
                System.exit(2);
            }
        }
        // Clients and loggers have threads of their own.
        System.exit(0);
    }
}
