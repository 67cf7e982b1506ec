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
package dev.tertia.http.dependency;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

import java.net.URI;

/**
 * Sends a GET request on a connection of its own, and looks at the status of the answer. Redirects
 * are not followed, the body is not read. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HttpCheck implements DependencyCheck {

    private static final int OK = 200;

    private static final int MULTIPLE_CHOICES = 300;

    private final URI uri;

    private final @Nullable Integer expected;

    private final LoopResources loops;

    /**
     * Creates a new check.
     *
     * @param uri an absolute URI of scheme http or https; certificates are verified with the trust
     *     store of the JDK
     * @param expected the status that is right; {@code null} for any of 200 to 299
     * @param loops the event loops to run on
     * @throws IllegalArgumentException if the URI is none of those, or has user information, which
     *     would be shown
     */
    public HttpCheck(URI uri, @Nullable Integer expected, LoopResources loops) {
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || isHttps(uri))) {
            throw new IllegalArgumentException(
                    "'uri' must begin with 'http://' or 'https://' and a host but was " + uri);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "'uri' must not have user information, as it is shown: remove what stands"
                            + " before the '@' of host "
                            + uri.getHost());
        }
        this.uri = uri;
        this.expected = expected;
        this.loops = loops;
    }

    private static boolean isHttps(URI uri) {
        return "https".equals(uri.getScheme());
    }

    @Override
    public Mono<Void> run() {
        return HttpClient.newConnection()
                .runOn(this.loops)
                .get()
                .uri(this.uri)
                .response()
                .flatMap(response -> judge(response.status().code()));
    }

    private Mono<Void> judge(int status) {
        boolean right =
                (this.expected != null)
                        ? this.expected == status
                        : status >= OK && status < MULTIPLE_CHOICES;
        return right
                ? Mono.empty()
                : Mono.error(
                        new IllegalStateException(
                                "Answered with %d in place of %s"
                                        .formatted(
                                                status,
                                                (this.expected != null) ? this.expected : "2xx")));
    }

    /** Without the query, which may be secret. */
    @Override
    public String description() {
        String port = (this.uri.getPort() >= 0) ? ":" + this.uri.getPort() : "";
        return "%s://%s%s%s"
                .formatted(this.uri.getScheme(), this.uri.getHost(), port, this.uri.getRawPath());
    }
}
