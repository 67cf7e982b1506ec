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
package dev.tertia.http3.service;

import org.opentest4j.TestAbortedException;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Decides what a test does without the program or server that it needs. */
public final class Services {

    private Services() {}

    /** Skips the test with its reason, or fails it where services are required. */
    public static void assume(boolean available, String reason) {
        if (!available) {
            throw Boolean.parseBoolean(System.getenv("REQUIRE_SERVICES"))
                    ? new IllegalStateException(reason)
                    : new TestAbortedException(reason);
        }
    }

    /** Finds a program of this machine, or skips the test. */
    public static Path program(String name, String debianPackage) {
        // Debian keeps some clients out of the PATH of ordinary users.
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        var found =
                Stream.of(path.split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name))
                        .filter(Files::isExecutable)
                        .findFirst();
        assume(found.isPresent(), "No %s: install the package %s".formatted(name, debianPackage));
        return found.orElseThrow();
    }
}
