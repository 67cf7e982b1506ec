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
package dev.tertia.http3.altsvc;

import dev.tertia.http3.Http3Listener;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Announces an HTTP/3 listener for as long as it accepts connections. Thread-safe.
 *
 * @since 0.1.0
 */
public final class AltSvcAnnouncement implements Supplier<@Nullable String> {

    /** Makes clients forget the alternatives they know (RFC 7838 §3). */
    private static final String CLEAR = "clear";

    private volatile @Nullable Supplier<@Nullable String> value;

    private volatile Announcing announcing = Announcing.ON;

    /**
     * Begins to announce a listener, in place of the one before.
     *
     * @param listener the bound listener
     * @param altSvc what to say of it
     */
    public void announce(Http3Listener listener, AltSvc altSvc) {
        String headerValue = altSvc.headerValue();
        this.value = () -> listener.isAccepting() ? headerValue : null;
    }

    /** Tells clients to forget what was announced, if anything was. */
    public void clear() {
        if (this.value != null) {
            this.value = () -> CLEAR;
        }
    }

    /** Says nothing any more. */
    public void withdraw() {
        this.value = null;
    }

    /**
     * Changes what clients are told of a listener that accepts connections. The choice holds for
     * the listeners to come as well; a listener that is drained is cleared in any case.
     *
     * @param chosen what they are told from now on
     */
    public void choose(Announcing chosen) {
        this.announcing = chosen;
    }

    /**
     * Returns what clients are told.
     *
     * @return the last choice, {@link Announcing#ON} without any
     */
    public Announcing announcing() {
        return this.announcing;
    }

    /**
     * Returns the value of the {@code Alt-Svc} header field at this moment.
     *
     * @return the value, or {@code null} if nothing can be announced
     */
    @Override
    public @Nullable String get() {
        Supplier<@Nullable String> current = this.value;
        String announced = (current != null) ? current.get() : null;
        if (announced == null) {
            return null;
        }
        return switch (this.announcing) {
            case ON -> announced;
            case OFF -> announced.equals(CLEAR) ? announced : null;
            case CLEAR -> CLEAR;
        };
    }
}
