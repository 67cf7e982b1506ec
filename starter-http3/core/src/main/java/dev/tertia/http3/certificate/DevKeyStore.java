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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** What is in the key store of a development certificate, and how it is read. */
final class DevKeyStore {

    static final String AUTHORITY = "authority";

    static final String SERVER = "localhost";

    /** PKCS #12 wants one; what protects the file is that only its owner can read it. */
    static final String PASSWORD = "development";

    static final String TYPE = "PKCS12";

    private DevKeyStore() {}

    static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        try (InputStream input = Files.newInputStream(file)) {
            store.load(input, PASSWORD.toCharArray());
        } catch (IOException ex) {
            throw new IOException(file + " cannot be read (" + ex + ")", ex);
        }
        return store;
    }

    /** Leaves the authority's key behind: a server has no use for it. */
    static KeyStore serverOnly(KeyStore store) throws IOException, GeneralSecurityException {
        KeyStore result = KeyStore.getInstance(TYPE);
        result.load(null, null);
        var protection = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
        result.setEntry(SERVER, store.getEntry(SERVER, protection), protection);
        return result;
    }

    static X509Certificate certificate(KeyStore store, String alias)
            throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate(alias);
    }

    /** Writes the authority's certificate, unless it is there already. */
    static void writePem(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        String body =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificate(store, AUTHORITY).getEncoded());
        String pem = "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        if (!Files.exists(file) || !Files.readString(file).equals(pem)) {
            Files.writeString(file, pem);
        }
    }
}
