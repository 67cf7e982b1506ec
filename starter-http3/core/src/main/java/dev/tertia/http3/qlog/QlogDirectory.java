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

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The folder of the files. Blocks; files that are not named as event logs are never touched. */
record QlogDirectory(Path path) {

    /** Makes the folder if it is missing, and makes sure that it can be written. */
    void prepare() {
        try {
            make();
            Files.delete(Files.createTempFile(this.path, "tertia-", ".tmp"));
        } catch (IOException ex) {
            throw new QlogDirectoryException(this.path, ex);
        }
    }

    /** For the own user alone where that can be said: the files tell how to reset connections. */
    private void make() throws IOException {
        if (Files.notExists(this.path) && isPosix()) {
            var ownersAlone = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(this.path, PosixFilePermissions.asFileAttribute(ownersAlone));
        } else {
            Files.createDirectories(this.path);
        }
    }

    private boolean isPosix() {
        return this.path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Lists the event logs, the oldest first. */
    List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(this.path, QlogName.GLOB)) {
            for (Path file : files) {
                if (QlogName.matches(file)) {
                    add(file, entries);
                }
            }
        }
        entries.sort(Comparator.comparing(entry -> entry.path().getFileName()));
        return entries;
    }

    private static void add(Path file, List<Entry> entries) throws IOException {
        try {
            var attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                entries.add(new Entry(file, attributes.size()));
            }
        } catch (NoSuchFileException ex) {
            // Somebody else has deleted it meanwhile.
            return;
        }
    }

    /** A file and its size in bytes. */
    record Entry(Path path, long size) {}
}
