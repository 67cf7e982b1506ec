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
import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formats every Java file below a folder, or with {@code check} names those that are not. */
class Format {

    static void main(String[] args) throws IOException {
        List<String> options = new ArrayList<>(List.of("--aosp"));
        options.addAll(
                args[0].equals("check")
                        ? List.of("--dry-run", "--set-exit-if-changed")
                        : List.of("--replace"));
        try (var tree = Files.walk(Path.of(args[1]))) {
            tree.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(Path::toString)
                    .forEach(options::add);
        }
        if (args[0].equals("check")) {
            System.out.println("Files named below need: mvn -N verify -Dformat.mode=apply");
        }
        Main.main(options.toArray(String[]::new));
    }
}
