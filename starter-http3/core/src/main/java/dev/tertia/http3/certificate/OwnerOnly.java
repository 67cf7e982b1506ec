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
package dev.tertia.http3.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Set;

/**
 * Keeps files from everybody but the user of this process.
 *
 * <p>Where there are no POSIX permissions (Windows), a new folder inherits those of its parent; in
 * the user's profile these keep other users out.
 */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");

    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /**
     * Makes a folder, or checks the one that is there: it may serve others, so it is not changed.
     */
    static void createDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            requireOwnerOnly(directory);
        } else {
            Files.createDirectories(directory, attributes(directory));
        }
    }

    private static FileAttribute<?>[] attributes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
                : new FileAttribute<?>[0];
    }

    private static void requireOwnerOnly(Path directory) throws IOException {
        if (!isPosix(directory)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        if (!FOLDER.containsAll(permissions)) {
            throw new IOException(
                    "other users may enter that folder (%s); 'chmod 700' keeps them out"
                            .formatted(PosixFilePermissions.toString(permissions)));
        }
        UserPrincipal owner = Files.getOwner(directory);
        if (!isCurrentUser(directory, owner)) {
            throw new IOException("that folder belongs to another user, " + owner.getName());
        }
    }

    private static boolean isCurrentUser(Path directory, UserPrincipal owner) throws IOException {
        try {
            return directory
                    .getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"))
                    .equals(owner);
        } catch (UserPrincipalNotFoundException ex) {
            // A container's user need not have a name; who it is cannot be told then.
            return true;
        }
    }

    static void restrict(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
