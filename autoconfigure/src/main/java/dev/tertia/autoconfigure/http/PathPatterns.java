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
package dev.tertia.autoconfigure.http;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

import java.util.List;

/** Reads the path patterns of a property. */
final class PathPatterns {

    private PathPatterns() {}

    static List<PathPattern> parse(String property, List<String> patterns) {
        return patterns.stream().map(pattern -> parse(property, pattern)).toList();
    }

    static PathPattern parse(String property, String pattern) {
        try {
            return PathPatternParser.defaultInstance.parse(pattern);
        } catch (PatternParseException ex) {
            throw new InvalidConfigurationPropertyValueException(
                    property, pattern, ex.toDetailedString());
        }
    }
}
