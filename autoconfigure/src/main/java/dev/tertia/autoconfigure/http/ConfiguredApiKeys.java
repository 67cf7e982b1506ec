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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.auth.apikey.ApiKey;
import dev.tertia.http.auth.apikey.ApiKeyDigest;
import dev.tertia.http.auth.apikey.ApiKeyRepository;
import dev.tertia.http.auth.apikey.InMemoryApiKeyRepository;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The API keys of the configuration and of its file, which is read again when it has changed. A
 * file that cannot be read leaves the keys as they are. Thread-safe.
 */
final class ConfiguredApiKeys implements ApiKeyRepository, DisposableBean {

    private static final Logger logger = LoggerFactory.getLogger(ConfiguredApiKeys.class);

    private final List<ApiKey> configured;

    private final WatchedFile file;

    private final InMemoryApiKeyRepository keys;

    private final InstantSource clock;

    private final ScheduledExecutorService reloading =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tertia-api-keys").factory());

    private volatile @Nullable String lastFailure;

    ConfiguredApiKeys(AuthProperties.ApiKeyProperties properties, InstantSource clock) {
        this.configured = checked("keys", null, () -> ApiKeyFile.keys(properties.keys()));
        this.file = new WatchedFile(properties.file(), ApiKeyFile.MAX_SIZE);
        this.clock = clock;
        this.keys = checked("keys", null, () -> new InMemoryApiKeyRepository(this.configured));
        var _ = checked("file", properties.file(), this::replaceIfChanged);
        warnOfExpired();
        schedule(properties.reloadInterval());
    }

    private static <T> T checked(String name, @Nullable Object value, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException ex) {
            throw new InvalidConfigurationPropertyValueException(
                    "tertia.http.auth.api-key." + name, value, String.valueOf(ex.getMessage()));
        }
    }

    private void schedule(Duration interval) {
        if (this.file.isThere() && interval.isPositive()) {
            long nanos = interval.toNanos();
            var _ =
                    this.reloading.scheduleWithFixedDelay(
                            this::reload, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Whatever goes wrong must not end the schedule. */
    void reload() {
        try {
            if (replaceIfChanged()) {
                logger.info(
                        "API keys read again from {}: {} keys", this.file, this.keys.keys().size());
                warnOfExpired();
            }
        } catch (RuntimeException ex) {
            if (!Objects.equals(this.lastFailure, ex.getMessage())) {
                logger.error("The API keys remain as they are: {}", ex.getMessage(), ex);
            }
            this.lastFailure = ex.getMessage();
        }
    }

    private boolean replaceIfChanged() {
        byte[] content = this.file.change();
        if (content == null) {
            return false;
        }
        List<ApiKey> all = new ArrayList<>(this.configured);
        all.addAll(ApiKeyFile.read(this.file.toString(), content));
        this.keys.replaceAll(all);
        this.lastFailure = null;
        return true;
    }

    private void warnOfExpired() {
        List<String> expired =
                this.keys.keys().stream()
                        .filter(key -> key.isExpired(this.clock.instant()))
                        .map(ApiKey::name)
                        .sorted()
                        .toList();
        if (!expired.isEmpty()) {
            logger.warn("API keys that have expired and can be removed: {}", expired);
        }
    }

    @Override
    public Mono<ApiKey> findByDigest(ApiKeyDigest digest) {
        return this.keys.findByDigest(digest);
    }

    int size() {
        return this.keys.keys().size();
    }

    @Override
    public void destroy() {
        this.reloading.shutdownNow();
    }
}
