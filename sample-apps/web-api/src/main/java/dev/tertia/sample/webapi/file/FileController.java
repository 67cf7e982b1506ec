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

import dev.tertia.http.error.HttpProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams a file out and a file in. */
@RestController
@RequestMapping("/api/files")
@Tag(name = "Files", description = "Larger bodies, streamed")
final class FileController {

    private final FileProperties properties;

    FileController(FileProperties properties) {
        this.properties = properties;
    }

    @GetMapping(path = "/sample", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Download five MiB",
            description = "The bytes of new java.util.Random(9114).nextBytes, the same each time.")
    @ApiResponse(
            responseCode = "200",
            description = "5,242,880 bytes",
            content = @Content(schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Flux<DataBuffer>> sample(ServerHttpResponse response) {
        return ResponseEntity.ok()
                .contentLength(SampleFile.SIZE)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("sample.bin"))
                .body(SampleFile.content(response.bufferFactory()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Upload a file",
            description = "The bytes are counted and digested as they arrive, and not kept.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "200", description = "Size and SHA-256 digest")
    @ApiResponse(responseCode = "413", description = "The file is too large")
    Mono<UploadReceipt> upload(ServerHttpRequest request) {
        requireAccepted(request.getHeaders().getContentLength());
        UploadTally tally = new UploadTally();
        // The limit is checked after the tally has let go of the buffer: an operator that fails on
        // a
        // buffer discards it, which would release it a second time.
        return request.getBody()
                .map(tally::add)
                .doOnNext(this::requireAccepted)
                .then(Mono.fromSupplier(tally::receipt));
    }

    private void requireAccepted(long size) {
        long limit = properties.maxUpload().toBytes();
        if (size > limit) {
            throw HttpProblemException.of(HttpStatus.CONTENT_TOO_LARGE)
                    .detail("An upload may have at most " + limit + " bytes.");
        }
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
