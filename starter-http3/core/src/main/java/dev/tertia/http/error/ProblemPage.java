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

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.HtmlUtils;

import java.util.Map;
import java.util.Objects;

/** A problem as a page. It needs nothing from elsewhere, and shows no more than the JSON does. */
final class ProblemPage {

    private ProblemPage() {}

    static String of(ProblemDetail problem) {
        Map<String, Object> members = problem.getProperties();
        Object trace = (members != null) ? members.get("trace_id") : null;
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s %2$s</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 15vh auto; padding: 0 1.5rem }
        h1 { font-size: 1.5rem } small { opacity: .7 }
        </style>
        </head>
        <body>
        <h1>%1$s %2$s</h1>
        <p>%3$s</p>
        <small>%4$s</small>
        </body>
        </html>
        """
                .formatted(
                        problem.getStatus(),
                        escape(problem.getTitle()),
                        escape(problem.getDetail()),
                        (trace != null) ? "Trace " + escape(trace) : "");
    }

    private static String escape(@Nullable Object text) {
        return HtmlUtils.htmlEscape(Objects.toString(text, ""));
    }
}
