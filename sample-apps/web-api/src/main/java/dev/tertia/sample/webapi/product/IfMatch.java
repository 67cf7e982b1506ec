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

import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

import java.util.List;

/** The versions a client is willing to change (RFC 9110, section 13.1.1). */
record IfMatch(List<ETag> tags) {

    static IfMatch of(@Nullable String header) {
        if (header == null) {
            throw ProductProblems.versionMissing();
        }
        return new IfMatch(ETag.parse(header));
    }

    boolean accepts(Product product) {
        ETag current = ETag.create(product.etag());
        return tags.stream().anyMatch(tag -> tag.isWildcard() || tag.compare(current, true));
    }
}
