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
package dev.tertia.benchmarks.http.load;

import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpVersion;

import java.nio.ByteBuffer;

/** Counts a response as what it is, and goes on. */
final class ExpectedResponse implements Response.Listener {

    private static final int OK = 200;

    private final long start = System.nanoTime();

    private final int expectedBytes;

    private final HttpVersion expectedVersion;

    private final Counts counts;

    private final Runnable next;

    private int bytes;

    ExpectedResponse(int expectedBytes, HttpVersion expectedVersion, Counts counts, Runnable next) {
        this.expectedBytes = expectedBytes;
        this.expectedVersion = expectedVersion;
        this.counts = counts;
        this.next = next;
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        this.bytes += content.remaining();
    }

    @Override
    public void onComplete(Result result) {
        Response response = result.getResponse();
        if (result.isFailed()) {
            this.counts.failed(String.valueOf(result.getFailure()));
        } else if (response.getStatus() != OK) {
            this.counts.failed("status " + response.getStatus());
        } else if (response.getVersion() != this.expectedVersion) {
            this.counts.failed("protocol " + response.getVersion());
        } else if (this.bytes != this.expectedBytes) {
            this.counts.failed(this.bytes + " bytes");
        } else {
            this.counts.succeeded(System.nanoTime() - this.start);
        }
        this.next.run();
    }
}
