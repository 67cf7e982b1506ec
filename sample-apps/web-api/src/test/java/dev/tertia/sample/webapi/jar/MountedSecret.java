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
package dev.tertia.sample.webapi.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Objects;

/** A TLS Secret in a folder, laid out as kubelet does: links to links, replaced all at once. */
record MountedSecret(Path folder) {

    private static final char[] PASSWORD = "development".toCharArray();

    static MountedSecret of(Path folder, Path certificates)
            throws IOException, GeneralSecurityException {
        MountedSecret secret = new MountedSecret(folder);
        Path data = Files.createDirectory(folder.resolve("..1"));
        KeyStore store =
                KeyStore.getInstance(certificates.resolve("tertia-dev.p12").toFile(), PASSWORD);
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : store.getCertificateChain("localhost")) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Key key = Objects.requireNonNull(store.getKey("localhost", PASSWORD));
        Files.writeString(data.resolve("tls.crt"), chain);
        Files.writeString(data.resolve("tls.key"), pem("PRIVATE KEY", key.getEncoded()));
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
        for (String name : new String[] {"tls.crt", "tls.key"}) {
            Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
        }
        return secret;
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(content));
    }

    void replace() throws IOException {
        Path next = Files.createDirectory(this.folder.resolve("..2"));
        for (String name : new String[] {"tls.crt", "tls.key"}) {
            Files.copy(this.folder.resolve(name), next.resolve(name));
        }
        Path link = Files.createSymbolicLink(this.folder.resolve("..data_tmp"), Path.of("..2"));
        Files.move(link, this.folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }
}
