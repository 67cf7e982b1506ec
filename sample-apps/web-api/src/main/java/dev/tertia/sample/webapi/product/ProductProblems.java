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

import dev.tertia.http.error.HttpProblemException;

import org.springframework.http.HttpStatus;

/** The ways in which the catalogue refuses a request, in words meant for the client. */
final class ProductProblems {

    private ProductProblems() {}

    static HttpProblemException notFound(long id) {
        return HttpProblemException.of(HttpStatus.NOT_FOUND)
                .detail("There is no product " + id + ".");
    }

    static HttpProblemException skuTaken(String sku) {
        return HttpProblemException.of(HttpStatus.CONFLICT)
                .detail("Another product has the SKU " + sku + ".");
    }

    static HttpProblemException versionMissing() {
        return HttpProblemException.of(HttpStatus.PRECONDITION_REQUIRED)
                .detail("Send the ETag of the product you read as If-Match.");
    }

    static HttpProblemException versionStale(long id) {
        return HttpProblemException.of(HttpStatus.PRECONDITION_FAILED)
                .detail("Product " + id + " has another version by now: read it again.");
    }
}
