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
package dev.tertia.sample.webapi.status;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.MimeType;

import java.util.Map;

/**
 * The status page, as an endpoint of Actuator: it has to be exposed, is protected like the others,
 * and goes to the management port with them.
 */
@WebEndpoint(id = "status")
final class StatusEndpoint {

    private static final Map<String, MimeType> PARTS =
            Map.of(
                    "page.css", new MimeType("text", "css"),
                    "page.js", new MimeType("text", "javascript"),
                    "chart.js", new MimeType("text", "javascript"));

    private final StatusMeters meters;

    StatusEndpoint(StatusMeters meters) {
        this.meters = meters;
    }

    @ReadOperation(produces = "text/html;charset=UTF-8")
    Resource page() {
        return resource("page.html");
    }

    /** The figures, or a file that the page needs. */
    @ReadOperation
    @Nullable WebEndpointResponse<Object> part(@Selector String name) {
        if (name.equals("figures")) {
            return new WebEndpointResponse<>(this.meters.read());
        }
        MimeType type = PARTS.get(name);
        return type == null
                ? null
                : new WebEndpointResponse<>(resource(name), WebEndpointResponse.STATUS_OK, type);
    }

    private static Resource resource(String name) {
        return new ClassPathResource("status/" + name);
    }
}
