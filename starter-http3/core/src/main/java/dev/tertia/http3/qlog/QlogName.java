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
package dev.tertia.http3.qlog;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Names of event logs: they sort by time, and nobody else's files are called so. */
final class QlogName {

    static final String GLOB = "tertia-*.sqlog";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern NAME = Pattern.compile("tertia-\\d{8}T\\d{9}Z-\\d{1,19}\\.sqlog");

    private QlogName() {}

    static String of(Instant time, long connection) {
        return "tertia-%s-%d.sqlog".formatted(TIME.format(time), connection);
    }

    static boolean matches(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }
}
