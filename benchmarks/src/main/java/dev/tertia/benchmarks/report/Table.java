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
package dev.tertia.benchmarks.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are as wide as they need to be, the first one to the left. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param header the names of the columns
     */
    public Table(String... header) {
        this.rows.add(List.of(header));
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are columns
     * @throws IllegalArgumentException if there are fewer or more
     */
    public void add(String... cells) {
        int columns = this.rows.getFirst().size();
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "A row must have %d cells but had %d".formatted(columns, cells.length));
        }
        this.rows.add(List.of(cells));
    }

    /**
     * Writes the table, as one of Markdown.
     *
     * @param out where it goes
     */
    public void print(PrintStream out) {
        int[] widths = widths();
        for (int i = 0; i < this.rows.size(); i++) {
            out.append(line(this.rows.get(i), widths)).append('\n');
            if (i == 0) {
                out.append(rule(widths)).append('\n');
            }
        }
        out.flush();
    }

    private int[] widths() {
        int[] widths = new int[this.rows.getFirst().size()];
        for (List<String> row : this.rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(' ')
                    .append((i == 0) ? row.get(i) + padding : padding + row.get(i))
                    .append(" |");
        }
        return line.toString();
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            rule.append((i == 0) ? "-".repeat(widths[i] + 2) : "-".repeat(widths[i] + 1) + ":")
                    .append('|');
        }
        return rule.toString();
    }
}
