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
package dev.tertia.sample.webapi.product;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Flux;

/** The changes of the catalogue as server-sent events. */
@RestController
@Tag(name = "Products")
final class ChangeController {

    private final ProductChanges changes;

    ChangeController(ProductChanges changes) {
        this.changes = changes;
    }

    @GetMapping(path = "/api/products/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow the changes",
            description =
                    "Changes from now on, with comments as heartbeats. A subscriber that is too"
                            + " slow is disconnected and should read the list again.")
    @ApiResponse(
            responseCode = "200",
            description = "One event for each change",
            content = @Content(schema = @Schema(implementation = ProductChange.class)))
    Flux<ServerSentEvent<ProductChange>> changes() {
        return changes.stream();
    }
}
