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
package dev.tertia.sample.webapi.file;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

import reactor.core.publisher.Flux;

import java.util.Random;

/**
 * Five MiB that are the same on every machine: the bytes of {@code new
 * java.util.Random(SEED).nextBytes}, whose algorithm the JDK specifies.
 */
final class SampleFile {

    static final long SEED = 9114;
    static final int SIZE = 5 * 1024 * 1024;

    /** Divides the size, and is a multiple of the four bytes that Random draws at once. */
    private static final int CHUNK = 64 * 1024;

    private SampleFile() {}

    static Flux<DataBuffer> content(DataBufferFactory buffers) {
        return Flux.defer(() -> chunks(new Random(SEED), buffers));
    }

    private static Flux<DataBuffer> chunks(Random random, DataBufferFactory buffers) {
        return Flux.range(0, SIZE / CHUNK).map(_ -> chunk(random, buffers));
    }

    private static DataBuffer chunk(Random random, DataBufferFactory buffers) {
        byte[] bytes = new byte[CHUNK];
        random.nextBytes(bytes);
        return buffers.wrap(bytes);
    }
}
