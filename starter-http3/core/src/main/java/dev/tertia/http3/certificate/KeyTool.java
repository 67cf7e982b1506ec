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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes keys and certificates in a key store with the JDK's {@code keytool}. */
final class KeyTool {

    private static final int TIMEOUT_SECONDS = 30;

    private static final int AUTHORITY_DAYS = 3650;

    /** Apple's platforms refuse server certificates that live longer. */
    private static final int SERVER_DAYS = 397;

    /**
     * Permits localhost, 127.0.0.0/8 and ::1 (DER of NameConstraints; keytool has no name for it).
     */
    private static final String LOOPBACK_ONLY =
            "303fa03d300b82096c6f63616c686f7374300a87087f000000ff0000003022872000000000000000000000"
                    + "000000000001ffffffffffffffffffffffffffffffff";

    private final Path store;

    KeyTool(Path store) {
        this.store = store;
    }

    void makeAuthority(String alias) throws IOException {
        String owner = System.getProperty("user.name").replaceAll("[^\\w.-]", "_");
        makeKeyPair(
                alias,
                "CN=Tertia development CA of " + owner,
                AUTHORITY_DAYS,
                List.of(
                        "-ext", "bc:critical=ca:true,pathlen:0",
                        "-ext", "ku:critical=keyCertSign,cRLSign",
                        "-ext", "eku=serverAuth",
                        "-ext", "2.5.29.30:critical=" + LOOPBACK_ONLY));
    }

    void makeServer(String alias, String signer, String names) throws IOException {
        makeKeyPair(
                alias,
                "CN=localhost",
                SERVER_DAYS,
                List.of(
                        "-signer",
                        signer,
                        "-ext",
                        "ku:critical=digitalSignature",
                        "-ext",
                        "eku=serverAuth",
                        "-ext",
                        "san=" + names));
    }

    void delete(String alias) throws IOException {
        run(List.of("-delete", "-alias", alias));
    }

    private void makeKeyPair(String alias, String name, int days, List<String> more)
            throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-genkeypair", "-alias", alias, "-dname", name));
        arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        arguments.addAll(List.of("-validity", Integer.toString(days)));
        arguments.addAll(more);
        run(arguments);
    }

    private void run(List<String> arguments) throws IOException {
        Path output = Files.createTempFile("keytool", ".log");
        try {
            Process process =
                    new ProcessBuilder(command(arguments))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("keytool did not end within " + TIMEOUT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        "keytool says: "
                                + Files.readString(output, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for keytool", ex);
        } finally {
            Files.delete(output);
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-Duser.language=en");
        command.addAll(arguments);
        command.addAll(List.of("-storetype", DevKeyStore.TYPE, "-keystore", this.store.toString()));
        command.addAll(List.of("-storepass", DevKeyStore.PASSWORD));
        return command;
    }
}
