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
package dev.tertia.http.cache;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Mono;

/** Decides what becomes of one response of the application. */
final class ForwardedOutcome {

    private final Forward forward;

    private final CacheServices services;

    private volatile @Nullable Capture capture;

    private volatile boolean replaced;

    ForwardedOutcome(Forward forward, CacheServices services) {
        this.forward = forward;
        this.services = services;
    }

    /** Watches the response's header from here on. */
    void begin() {
        response().beforeCommit(() -> Mono.fromRunnable(this::commit));
    }

    /** Returns how to send a stored response in place of one with that status, if that is to be. */
    @Nullable Mono<Void> replacement(int status) {
        StoredResponse stored = this.forward.stored();
        if (stored == null || this.replaced) {
            return null;
        }
        if (status == 304 && this.forward.isValidation()) {
            HttpHeaders fields = this.forward.fields().ofApplication(response().getHeaders());
            return replace(status, this.services.recorder().refresh(this.forward, stored, fields));
        }
        return (status >= 500) ? replacementOfError(status) : null;
    }

    /** Returns how to send a stored response in place of an error, if that is to be. */
    @Nullable Mono<Void> replacementOfError(int status) {
        StoredResponse stored = this.forward.stored();
        boolean possible = stored != null && !response().isCommitted() && !this.replaced;
        if (stored == null
                || !possible
                || !this.services.reuse().mayReplaceError(this.forward.reuse())) {
            return null;
        }
        this.forward.flight().land(Landing.NOTHING);
        return replace(status, stored);
    }

    /** Returns what catches the response that is about to be written, if it may be stored. */
    @Nullable Capture capture(int status) {
        HttpHeaders headers = response().getHeaders();
        if (this.services.recorder().canFreshen(this.forward, status)) {
            this.forward.fields().written(headers);
            response().beforeCommit(() -> Mono.fromRunnable(this::freshen));
        }
        if (!this.services.recorder().isCandidate(this.forward, status, headers)) {
            return null;
        }
        abandon();
        this.forward.fields().written(headers);
        Capture started = new Capture(this.services.collector(), this::whole);
        this.capture = started;
        // Registered late, to see what all others have done to the fields.
        response().beforeCommit(() -> Mono.fromRunnable(() -> commit(started)));
        return started;
    }

    /** Lets go of a body that will not be completed. */
    void abandon() {
        Capture current = this.capture;
        if (current != null) {
            current.abandon();
        }
    }

    private Mono<Void> replace(int status, StoredResponse stored) {
        this.replaced = true;
        HttpHeaders headers = response().getHeaders();
        this.forward.fields().restore(headers);
        this.services.statusField().asked(headers, this.forward.reuse().status(), status, stored);
        return this.services.answer().send(this.forward.of(), stored);
    }

    private void commit() {
        HttpHeaders headers = response().getHeaders();
        this.forward.fields().committing(headers);
        if (!this.replaced && this.capture == null) {
            pass();
        }
    }

    private void commit(Capture started) {
        if (this.replaced || this.capture != started) {
            return;
        }
        HttpHeaders headers = response().getHeaders();
        StoredResponse header =
                (started.isAbandoned() || !response().getCookies().isEmpty())
                        ? null
                        : this.services.recorder().record(this.forward, status(), headers);
        if (header == null) {
            started.abandon();
            pass();
            return;
        }
        this.services.statusField().forwarded(headers, this.forward.reuse().status(), header);
        started.headerSent(header);
    }

    private void freshen() {
        boolean same = this.services.recorder().canFreshen(this.forward, status());
        if (same && !this.replaced && response().getCookies().isEmpty()) {
            this.services.recorder().freshen(this.forward, response().getHeaders());
        }
    }

    private void pass() {
        this.services
                .statusField()
                .forwarded(response().getHeaders(), this.forward.reuse().status(), null);
        this.services.recorder().pass(this.forward, status());
    }

    private void whole(@Nullable StoredResponse header, @Nullable StoredBody body) {
        if (header == null || body == null) {
            this.forward.flight().land(Landing.NOTHING);
            return;
        }
        StoredResponse whole = header.withBody(body);
        String length = response().getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !length.equals(Integer.toString(body.length()))) {
            this.forward.flight().land(Landing.NOTHING);
            return;
        }
        this.services.recorder().store(this.forward, whole);
    }

    private ServerHttpResponse response() {
        return this.forward.of().response();
    }

    private int status() {
        HttpStatusCode status = response().getStatusCode();
        return (status != null) ? status.value() : 200;
    }
}
