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
        body { font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
          max-width: 36rem; margin: 18vh auto 4rem; padding: 0 1.5rem }
        h1 { font-size: 1.75rem; line-height: 1.25; text-wrap: balance; margin: 0 0 1rem }
        p { margin: 0 0 1rem }
        .status, .trace { opacity: .65 }
        .status { font-weight: 600; margin: 0 }
        .trace { font-size: .875rem }
        </style>
        </head>
        <body>
        <main>
        <p class="status">%1$s</p>
        <h1>%2$s</h1>
        %3$s%4$s</main>
        </body>
        </html>
        """
                .formatted(
                        problem.getStatus(),
                        escape(problem.getTitle()),
                        paragraph("", "", problem.getDetail()),
                        paragraph(" class=\"trace\"", "Trace ", trace));
    }

    private static String paragraph(String attribute, String label, @Nullable Object text) {
        return (text != null) ? "<p%s>%s%s</p>\n".formatted(attribute, label, escape(text)) : "";
    }

    private static String escape(@Nullable Object text) {
        return HtmlUtils.htmlEscape(Objects.toString(text, ""));
    }
}
