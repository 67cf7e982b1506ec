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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;

/** The catalogue over HTTP: versions travel as ETags, and a change names the version it means. */
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products", description = "Read and change the catalogue")
final class ProductController {

    private final Catalogue catalogue;

    ProductController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    @Operation(summary = "List products", description = "One page, in the order of the ids.")
    Mono<ProductPage> list(
            @Parameter(description = "Page number, from 0")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    @Max(1_000_000)
                    int page,
            @Parameter(description = "Products per page")
                    @RequestParam(defaultValue = "20")
                    @Min(1)
                    @Max(100)
                    int size) {
        return catalogue.page(page, size);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a product")
    @ApiResponse(responseCode = "201", description = "Created; Location tells where")
    @ApiResponse(responseCode = "400", description = "The fields that are wrong are listed")
    @ApiResponse(responseCode = "409", description = "Another product has this SKU")
    Mono<ResponseEntity<Product>> create(@Valid @RequestBody ProductRequest request) {
        return catalogue
                .create(request)
                .map(product ->
                        ResponseEntity.created(location(product))
                                .eTag(product.etag())
                                .body(product));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Read a product",
            description = "Answers 304 when If-None-Match names its version.")
    @ApiResponse(responseCode = "200", description = "Found; ETag is the version")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    Mono<ResponseEntity<Product>> read(@PathVariable long id) {
        return catalogue.find(id).map(ProductController::withVersion);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Replace a product",
            description = "If-Match has to name the version to replace.")
    @ApiResponse(responseCode = "200", description = "Replaced; ETag is the new version")
    @ApiResponse(responseCode = "400", description = "The fields that are wrong are listed")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @ApiResponse(responseCode = "412", description = "The product has another version by now")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<Product>> replace(
            @PathVariable long id,
            @Parameter(required = true, description = "ETag of the version that was read")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Valid @RequestBody ProductRequest request) {
        return catalogue
                .update(id, IfMatch.of(ifMatch), request)
                .map(ProductController::withVersion);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a product",
            description = "If-Match has to name the version to delete.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @ApiResponse(responseCode = "412", description = "The product has another version by now")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<Void> delete(
            @PathVariable long id,
            @Parameter(required = true, description = "ETag of the version that was read")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return catalogue.delete(id, IfMatch.of(ifMatch));
    }

    private static URI location(Product product) {
        return URI.create("/api/products/" + product.id());
    }

    private static ResponseEntity<Product> withVersion(Product product) {
        return ResponseEntity.ok().eTag(product.etag()).body(product);
    }
}
