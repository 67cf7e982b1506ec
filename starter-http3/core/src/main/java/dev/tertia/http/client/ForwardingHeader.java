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
package dev.tertia.http.client;

import org.springframework.http.HttpHeaders;

import java.util.ArrayList;
import java.util.List;

/**
 * The header in which proxies write where a request came from.
 *
 * @since 0.1.0
 */
public enum ForwardingHeader {

    /** {@code Forwarded} (RFC 7239). */
    FORWARDED {
        @Override
        List<String> nodes(HttpHeaders headers) {
            List<String> nodes = new ArrayList<>();
            for (String line : headers.getOrEmpty("Forwarded")) {
                nodes.addAll(ForwardedLine.nodes(line));
            }
            return nodes;
        }
    },

    /** {@code X-Forwarded-For}, a list of addresses. */
    X_FORWARDED_FOR {
        @Override
        List<String> nodes(HttpHeaders headers) {
            List<String> nodes = new ArrayList<>();
            for (String line : headers.getOrEmpty("X-Forwarded-For")) {
                for (String node : line.split(",", -1)) {
                    nodes.add(node.strip());
                }
            }
            return nodes;
        }
    };

    /** Returns what each hop has written, the last hop last; empty where it is malformed. */
    abstract List<String> nodes(HttpHeaders headers);
}
