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
package dev.tertia.http.error;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MimeTypeUtils;

import java.util.ArrayList;
import java.util.List;

/** What a client wants to get of a problem: a page only if it says so. */
final class WantedType {

    private static final MediaType JSON_LIKE = MediaType.valueOf("application/*+json");

    private WantedType() {}

    static boolean isHtml(ServerHttpRequest request) {
        List<MediaType> wanted = accepted(request);
        for (MediaType type : wanted) {
            if (type.isWildcardType() || isJson(type)) {
                return false;
            }
            if (type.includes(MediaType.TEXT_HTML)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJson(MediaType type) {
        return type.includes(MediaType.APPLICATION_PROBLEM_JSON)
                || type.includes(MediaType.APPLICATION_JSON)
                || JSON_LIKE.includes(type);
    }

    private static List<MediaType> accepted(ServerHttpRequest request) {
        try {
            List<MediaType> types = new ArrayList<>(request.getHeaders().getAccept());
            MimeTypeUtils.sortBySpecificity(types);
            types.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
            return types;
        } catch (InvalidMediaTypeException ex) {
            return List.of();
        }
    }
}
