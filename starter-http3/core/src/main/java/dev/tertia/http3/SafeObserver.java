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

import dev.tertia.http3.stats.PathSample;
import dev.tertia.http3.stats.QuicObserver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells several observers, whatever they throw. Thread-safe. */
final class SafeObserver implements QuicObserver {

    private static final Logger logger = LoggerFactory.getLogger(SafeObserver.class);

    /** As many as an application has registries of meters. */
    private final List<QuicObserver> observers = new CopyOnWriteArrayList<>();

    private final AtomicBoolean warned = new AtomicBoolean();

    void add(QuicObserver observer) {
        this.observers.add(observer);
    }

    @Override
    public void handshakeFinished(Duration time) {
        tell(observer -> observer.handshakeFinished(time));
    }

    @Override
    public void pathSampled(PathSample sample) {
        tell(observer -> observer.pathSampled(sample));
    }

    private void tell(Consumer<QuicObserver> event) {
        for (QuicObserver observer : this.observers) {
            try {
                event.accept(observer);
            } catch (RuntimeException | LinkageError | AssertionError ex) {
                report(observer, ex);
            }
        }
    }

    /** Whatever fails once may fail for each connection. */
    private void report(QuicObserver observer, Throwable failure) {
        if (this.warned.compareAndSet(false, true)) {
            logger.warn("{} has failed, further failures are logged at DEBUG", observer, failure);
        } else {
            logger.debug("{} has failed", observer, failure);
        }
    }
}
