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

import reactor.netty.http.HttpProtocol;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What applications saw of each attempt at a request, and what became of it at its client.
 * Thread-safe.
 */
final class AttemptLedger {

    /** An attempt without a whole answer. */
    record Failure(String attempt, HttpProtocol protocol, RollingServer server, Throwable cause) {}

    private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();

    private final Map<String, Integer> processed = new ConcurrentHashMap<>();

    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    private final Map<String, String> succeeded = new ConcurrentHashMap<>();

    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

    static String attempt(String request, int number) {
        return request + "/" + number;
    }

    private static String request(String attempt) {
        return attempt.substring(0, attempt.indexOf('/'));
    }

    void arrived(String attempt) {
        this.arrivals.merge(attempt, 1, Integer::sum);
    }

    void processed(String attempt) {
        this.processed.merge(request(attempt), 1, Integer::sum);
    }

    void answered(String attempt) {
        this.answered.add(attempt);
        this.succeeded.put(request(attempt), attempt);
    }

    void failed(Failure failure) {
        this.failures.add(failure);
    }

    List<Failure> failures() {
        return List.copyOf(this.failures);
    }

    /** Failed, although an application had it: its client may not send it again. */
    List<Failure> unsafeFailures() {
        return this.failures.stream()
                .filter(failure -> this.arrivals.containsKey(failure.attempt()))
                .toList();
    }

    /** Arrived at an application and never answered, or more than once. */
    Set<String> lostOrRepeated() {
        Set<String> found = new TreeSet<>();
        this.arrivals.forEach((attempt, times) -> {
            if (times != 1 || !this.answered.contains(attempt)) {
                found.add(attempt);
            }
        });
        return found;
    }

    /** How often each request was carried out. */
    Map<String, Integer> processed() {
        return Map.copyOf(this.processed);
    }

    /** The requests that their client has a whole answer to. */
    Set<String> succeeded() {
        return Set.copyOf(this.succeeded.keySet());
    }
}
