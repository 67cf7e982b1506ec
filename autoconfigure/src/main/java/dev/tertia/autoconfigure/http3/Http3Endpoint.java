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
import dev.tertia.http3.altsvc.Announcing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

import reactor.core.publisher.Mono;

/**
 * Shows the HTTP/3 listener, changes what is announced of it, replaces the key of its Retry tokens,
 * and closes a connection.
 */
@Endpoint(id = "http3")
final class Http3Endpoint {

    static final int MAX_CONNECTIONS = 1000;

    private static final int CONNECTIONS = 100;

    private static final String ALT_SVC = "alt-svc";

    private static final String RETRY_KEY = "retry-key";

    private static final String CONNECTION = "connections";

    private final ServedHttp3 served;

    private final Http3Reports reports;

    Http3Endpoint(ServedHttp3 served) {
        this.served = served;
        this.reports = new Http3Reports(served);
    }

    /** Shows the listener, with so many of its connections at most. */
    @ReadOperation
    Mono<Http3Report> report(@Nullable Integer connections) {
        int limit = (connections != null) ? connections : CONNECTIONS;
        if (limit < 0 || limit > MAX_CONNECTIONS) {
            return Mono.error(
                    invalid(
                            "'connections' must be between 0 and %d but was %d"
                                    .formatted(MAX_CONNECTIONS, limit)));
        }
        return this.reports.report(limit);
    }

    /** Changes what clients over TCP are told, or replaces the Retry key. */
    @WriteOperation
    void change(@Selector String part, @Nullable Announcing announcing) {
        switch (part) {
            case ALT_SVC -> announce(announcing);
            case RETRY_KEY -> replaceRetryKey();
            default ->
                    throw invalid(
                            "'%s' or '%s' can be changed, but not '%s'"
                                    .formatted(ALT_SVC, RETRY_KEY, part));
        }
    }

    private void announce(@Nullable Announcing announcing) {
        if (announcing == null) {
            throw invalid("'announcing' must be 'on', 'off' or 'clear'");
        }
        Http3Binder binder = server().binder();
        if (!binder.settings().properties().altSvc().enabled()) {
            throw invalid("Nothing is announced, as 'tertia.http3.alt-svc.enabled' is false");
        }
        binder.announcement().choose(announcing);
    }

    private void replaceRetryKey() {
        try {
            listener().admin().replaceRetryKey();
        } catch (IllegalStateException ex) {
            throw invalid(String.valueOf(ex.getMessage()));
        }
    }

    /** Closes a connection. */
    @DeleteOperation
    void close(@Selector String part, @Selector long id) {
        if (!part.equals(CONNECTION)) {
            throw invalid("One of '%s' can be closed, but not of '%s'".formatted(CONNECTION, part));
        }
        if (!listener().admin().closeConnection(id)) {
            throw invalid("No open connection has the id " + id);
        }
    }

    private Http3Listener listener() {
        Http3Listener listener = this.served.listener();
        if (listener == null) {
            throw invalid("HTTP/3 is not bound: " + this.served.state().word());
        }
        return listener;
    }

    private Http3WebServer server() {
        Http3WebServer server = this.served.server();
        if (server == null) {
            throw invalid("The web server has not started yet");
        }
        return server;
    }

    private static InvalidEndpointRequestException invalid(String message) {
        return new InvalidEndpointRequestException(message, message);
    }
}
