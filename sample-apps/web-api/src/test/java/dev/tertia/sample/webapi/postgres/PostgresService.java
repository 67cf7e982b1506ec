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
package dev.tertia.sample.webapi.postgres;

import dev.tertia.http3.service.Services;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for tests: the one that the environment names, else a container, else the
 * programs installed on this machine.
 *
 * @param url without the leading jdbc: or r2dbc:
 */
public record PostgresService(String url, String user, String password, Runnable shutdown)
        implements AutoCloseable {

    private static final String VARIABLE = "WEB_API_TEST_POSTGRES_";

    /** Skips the test when there is no server to be had, unless REQUIRE_SERVICES forbids that. */
    public static void assumeAvailable() {
        Services.assume(
                source().isPresent(),
                "No PostgreSQL: set " + VARIABLE + "URL, start Docker, or install the server");
    }

    static PostgresService start() {
        return source().orElseThrow().get();
    }

    @Override
    public void close() {
        shutdown.run();
    }

    private static Optional<Supplier<PostgresService>> source() {
        return Stream.<Supplier<Optional<Supplier<PostgresService>>>>of(
                        PostgresService::named, ContainerPostgres::source, LocalPostgres::source)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Supplier<PostgresService>> named() {
        return Optional.ofNullable(System.getenv(VARIABLE + "URL"))
                .map(url ->
                        () ->
                                new PostgresService(
                                        url, variable("USER"), variable("PASSWORD"), () -> {}));
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault(VARIABLE + name, "postgres");
    }
}
