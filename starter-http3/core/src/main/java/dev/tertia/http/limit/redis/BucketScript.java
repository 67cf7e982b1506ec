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
package dev.tertia.http.limit.redis;

import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RefillRate;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The script that does everything to a bucket in one step. Thread-safe. */
final class BucketScript {

    private final RedisClusterReactiveCommands<String, String> commands;

    private final String text;

    private final String digest;

    BucketScript(RedisClusterReactiveCommands<String, String> commands) {
        this.commands = commands;
        this.text = read();
        this.digest = commands.digest(this.text);
    }

    /**
     * Runs the script.
     *
     * @param amount tokens to take; less than 0 to give them back, 0 to look
     * @return whether there were enough (1 or 0), tokens left, milliseconds to wait
     */
    Mono<List<Long>> run(String key, RateLimitPolicy policy, long amount) {
        String[] keys = {key};
        String[] arguments = arguments(policy, amount);
        return this.commands
                .<List<Long>>evalsha(this.digest, ScriptOutputType.MULTI, keys, arguments)
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown ->
                                this.commands.eval(
                                        this.text, ScriptOutputType.MULTI, keys, arguments))
                .single();
    }

    private static String[] arguments(RateLimitPolicy policy, long amount) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(amount));
        for (RateLimitBandwidth bandwidth : policy.bandwidths()) {
            RefillRate rate = bandwidth.perMillisecond();
            arguments.add(Long.toString(bandwidth.capacity()));
            arguments.add(Long.toString(rate.tokens()));
            arguments.add(Long.toString(rate.ticks()));
        }
        return arguments.toArray(String[]::new);
    }

    private static String read() {
        try (var stream =
                Objects.requireNonNull(
                        BucketScript.class.getResourceAsStream("bucket.lua"),
                        "bucket.lua is missing from the jar")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException ex) {
            throw new UncheckedIOException("bucket.lua cannot be read from the jar", ex);
        }
    }
}
