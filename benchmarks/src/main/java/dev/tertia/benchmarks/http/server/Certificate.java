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
package dev.tertia.benchmarks.http.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate for localhost that all servers use, as a key store and in PEM files. */
public final class Certificate {

    static final String KEY_STORE = "server.p12";

    static final String CHAIN = "server.crt";

    static final String KEY = "server.key";

    /** It protects nothing: the key is thrown away when the comparison ends. */
    static final String PASSWORD = "benchmark";

    private static final String ALIAS = "server";

    private Certificate() {}

    /**
     * Makes a certificate.
     *
     * @param directory the folder for its files
     * @throws IOException if the files cannot be written, or the JDK has no keytool
     * @throws InterruptedException if it shall end
     * @throws GeneralSecurityException if keytool has written no key
     */
    public static void create(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keyStore = directory.resolve(KEY_STORE);
        keytool(keyStore);
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        write(directory.resolve(CHAIN), "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
        write(
                directory.resolve(KEY),
                "PRIVATE KEY",
                store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    }

    private static void keytool(Path keyStore) throws IOException, InterruptedException {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                keyStore.toString(),
                                "-storepass",
                                PASSWORD,
                                "-alias",
                                ALIAS,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1")
                        .inheritIO()
                        .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool has failed with " + keytool.exitValue());
        }
    }

    private static void write(Path file, String type, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, lines));
    }
}
