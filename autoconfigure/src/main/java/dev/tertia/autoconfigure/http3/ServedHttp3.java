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

import dev.tertia.http3.Http3Listener;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * The web server of the application, once it has started. Thread-safe.
 *
 * <p>It learns of the server by its event: who has the server injected, or its handler, would begin
 * a circle in which Actuator's paths on the main port get lost.
 */
final class ServedHttp3 implements ApplicationListener<ReactiveWebServerInitializedEvent> {

    private volatile @Nullable Http3WebServer server;

    /** That of a management port is of another kind. */
    @Override
    public void onApplicationEvent(ReactiveWebServerInitializedEvent event) {
        if (event.getWebServer() instanceof Http3WebServer own) {
            this.server = own;
        }
    }

    @Nullable Http3WebServer server() {
        return this.server;
    }

    /** Returns the listener; {@code null} while none is bound. */
    @Nullable Http3Listener listener() {
        Http3WebServer started = this.server;
        return (started != null) ? started.listener() : null;
    }

    ListenerState state() {
        Http3WebServer known = this.server;
        if (known == null) {
            return ListenerState.STARTING;
        }
        Http3Listener bound = known.listener();
        if (bound == null) {
            return known.isStarted() ? ListenerState.NOT_BOUND : ListenerState.STOPPED;
        }
        return bound.isAccepting() ? ListenerState.ACCEPTING : ListenerState.DRAINING;
    }

    /** Returns why no listener could be bound, if so. */
    @Nullable String obstacle() {
        Http3WebServer known = this.server;
        return (known != null) ? known.obstacle() : null;
    }
}
