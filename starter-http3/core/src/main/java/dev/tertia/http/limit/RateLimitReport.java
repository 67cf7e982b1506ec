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
package dev.tertia.http.limit;

import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;

/** What all the stages of one request have to tell, first to last. */
final class RateLimitReport {

    private static final String ATTRIBUTE = RateLimitReport.class.getName();

    private static final String ALLOWED = "allowed";

    private final List<String> quotaItems = new ArrayList<>(2);

    private final List<String> limitItems = new ArrayList<>(2);

    private final List<String> notes = new ArrayList<>();

    private RateLimitReport() {}

    /** Returns the report of a request, which ends up in the header of its response. */
    static RateLimitReport of(ServerWebExchange exchange) {
        RateLimitReport report = exchange.getAttribute(ATTRIBUTE);
        if (report == null) {
            report = new RateLimitReport();
            exchange.getAttributes().put(ATTRIBUTE, report);
            report.writeBeforeCommit(exchange);
        }
        return report;
    }

    void addItems(Charge charge, RateLimitOutcome outcome) {
        this.quotaItems.add(charge.active().quotaItems());
        String limitItem = charge.limitItem(outcome == RateLimitOutcome.GIVEN_BACK);
        if (limitItem != null) {
            this.limitItems.add(limitItem);
        }
    }

    void addNote(Charge charge, RateLimitOutcome outcome) {
        if (outcome != RateLimitOutcome.ADMITTED && outcome != RateLimitOutcome.GIVEN_BACK) {
            this.notes.add(outcome + ":" + charge.policy().name());
        }
    }

    String text() {
        return this.notes.isEmpty() ? ALLOWED : String.join(",", this.notes);
    }

    /** Not before: whoever writes an error may begin with an empty header. */
    private void writeBeforeCommit(ServerWebExchange exchange) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange)));
    }

    private void write(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        if (!this.quotaItems.isEmpty()) {
            headers.add("RateLimit-Policy", String.join(", ", this.quotaItems));
        }
        if (!this.limitItems.isEmpty()) {
            headers.add("RateLimit", String.join(", ", this.limitItems));
        }
    }
}
