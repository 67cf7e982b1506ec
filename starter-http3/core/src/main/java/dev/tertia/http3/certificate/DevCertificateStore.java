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

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a development certificate in a folder that only its owner can read.
 *
 * <p>The authority and the certificate are made once, by the JDK's {@code keytool}, and reused by
 * every application of this user; each is renewed before it expires. The authority is constrained
 * to servers named {@code localhost} or with a loopback address (RFC 5280 §4.2.1.10 and §4.2.1.12),
 * so its key is of no use against other sites. Thread-safe, also between processes.
 *
 * @since 0.1.0
 */
public final class DevCertificateStore {

    /** The file with the authority's certificate. */
    public static final String AUTHORITY_FILE = "tertia-dev-ca.pem";

    private static final String NAMES = "dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";

    private static final String STORE_FILE = "tertia-dev.p12";

    private static final Object IN_THIS_PROCESS = new Object();

    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    private final Path directory;

    private final Clock clock;

    /**
     * Creates a new store.
     *
     * @param directory the folder; made when it is not there
     * @param clock tells when to renew
     */
    public DevCertificateStore(Path directory, Clock clock) {
        this.directory = directory.toAbsolutePath();
        this.clock = clock;
    }

    /**
     * Reads the certificate, or makes it. Takes a second or two the first time.
     *
     * @return a certificate that is valid for a month at least
     * @throws DevCertificateException if the folder cannot be used, or {@code keytool} fails
     */
    public DevCertificate load() {
        try {
            OwnerOnly.createDirectory(this.directory);
            return loadLocked();
        } catch (IOException | GeneralSecurityException ex) {
            throw new DevCertificateException(
                    this.directory,
                    "Cannot use the development certificate in %s: %s"
                            .formatted(this.directory, ex.getMessage()),
                    ex);
        }
    }

    /** Two applications that start together must not make two authorities. */
    private DevCertificate loadLocked() throws IOException, GeneralSecurityException {
        // A file lock holds between processes only.
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = openLock();
                    FileLock _ = channel.lock()) {
                return loadOrMake();
            }
        }
    }

    private FileChannel openLock() throws IOException {
        return FileChannel.open(
                this.directory.resolve(".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    private DevCertificate loadOrMake() throws IOException, GeneralSecurityException {
        Path file = this.directory.resolve(STORE_FILE);
        KeyStore store = Files.exists(file) ? DevKeyStore.read(file) : null;
        if (store == null
                || !isGood(store, DevKeyStore.AUTHORITY)
                || !isGood(store, DevKeyStore.SERVER)) {
            store = make(file, store);
        }
        Path authorityFile = this.directory.resolve(AUTHORITY_FILE);
        DevKeyStore.writePem(store, authorityFile);
        return new DevCertificate(
                DevKeyStore.serverOnly(store),
                DevKeyStore.PASSWORD,
                DevKeyStore.certificate(store, DevKeyStore.SERVER),
                authorityFile);
    }

    private boolean isGood(@Nullable KeyStore store, String alias) throws GeneralSecurityException {
        if (store == null || !store.containsAlias(alias)) {
            return false;
        }
        X509Certificate certificate = DevKeyStore.certificate(store, alias);
        Instant until = certificate.getNotAfter().toInstant();
        return this.clock.instant().plus(RENEW_BEFORE).isBefore(until);
    }

    private KeyStore make(Path file, @Nullable KeyStore old)
            throws IOException, GeneralSecurityException {
        Path draft = this.directory.resolve(STORE_FILE + ".draft");
        Files.deleteIfExists(draft);
        KeyTool keyTool = new KeyTool(draft);
        if (isGood(old, DevKeyStore.AUTHORITY)) {
            Files.copy(file, draft);
            keyTool.delete(DevKeyStore.SERVER);
        } else {
            keyTool.makeAuthority(DevKeyStore.AUTHORITY);
        }
        keyTool.makeServer(DevKeyStore.SERVER, DevKeyStore.AUTHORITY, NAMES);
        OwnerOnly.restrict(draft);
        KeyStore store = DevKeyStore.read(draft);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        return store;
    }
}
