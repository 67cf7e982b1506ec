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

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** What a client may say about a product; the bounds are those of the table. */
record ProductRequest(
        @NotNull
                @Pattern(
                        regexp = "[A-Z0-9][A-Z0-9-]{1,31}",
                        message = "must be 2 to 32 capital letters, digits or hyphens")
                String sku,
        @NotBlank
                @Size(max = 120)
                @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
                String name,
        @Nullable
                @Size(max = 1000)
                @Pattern(
                        regexp = "[\\P{Cntrl}\r\n\t]*",
                        message = "must not contain control characters")
                String description,
        @NotNull @DecimalMin("0") @Digits(integer = 10, fraction = 2) BigDecimal price,
        @NotNull @CurrencyCode String currency) {

    Product asNew() {
        return product(0, 0);
    }

    Product appliedTo(Product product) {
        return product(product.id(), product.version());
    }

    private Product product(long id, long version) {
        // The scale of the column, so that the answer to a write looks like every later answer.
        return new Product(id, sku, name, description, price.setScale(2), currency, version);
    }
}
