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

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The ways in which the catalogue refuses a request, in words meant for the client. */
final class ProductProblems {

    private ProductProblems() {}

    static ResponseStatusException notFound(long id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no product " + id + ".");
    }

    static ResponseStatusException skuTaken(String sku) {
        return new ResponseStatusException(
                HttpStatus.CONFLICT, "Another product has the SKU " + sku + ".");
    }

    static ResponseStatusException versionMissing() {
        return new ResponseStatusException(
                HttpStatus.PRECONDITION_REQUIRED,
                "Send the ETag of the product you read as If-Match.");
    }

    static ResponseStatusException versionStale(long id) {
        return new ResponseStatusException(
                HttpStatus.PRECONDITION_FAILED,
                "Product " + id + " has another version by now: read it again.");
    }
}
