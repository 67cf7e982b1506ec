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
package dev.tertia.benchmarks.http.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The answers of Jetty. Thread-safe. */
final class JettyHandler extends Handler.Abstract.NonBlocking {

    private final ByteBuffer hello = ByteBuffer.wrap(Bodies.hello());

    private final ByteBuffer json = ByteBuffer.wrap(Bodies.json());

    private final ByteBuffer download = ByteBuffer.wrap(Bodies.download());

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        switch (Request.getPathInContext(request)) {
            case "/hello" -> answer(response, "text/plain", this.hello, callback);
            case "/json" -> answer(response, Bodies.JSON_TYPE, this.json, callback);
            case "/download" ->
                    answer(response, "application/octet-stream", this.download, callback);
            default -> upload(request, response, callback, 0);
        }
        return true;
    }

    private static void answer(Response response, String type, ByteBuffer body, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        response.write(true, body.duplicate(), callback);
    }

    private static void upload(Request request, Response response, Callback callback, int before) {
        int bytes = before;
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                int sum = bytes;
                request.demand(() -> upload(request, response, callback, sum));
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                callback.failed(chunk.getFailure());
                return;
            }
            bytes += chunk.remaining();
            chunk.release();
            if (chunk.isLast()) {
                byte[] body = Integer.toString(bytes).getBytes(StandardCharsets.US_ASCII);
                answer(response, "text/plain", ByteBuffer.wrap(body), callback);
                return;
            }
        }
    }
}
