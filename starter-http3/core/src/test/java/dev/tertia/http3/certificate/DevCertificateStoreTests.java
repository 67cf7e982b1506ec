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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class DevCertificateStoreTests {

    private static final Clock NOW = Clock.systemUTC();

    @TempDir private Path temporary;

    private Path directory() {
        return this.temporary.resolve("home/.tertia");
    }

    private DevCertificate load(Clock clock) {
        return new DevCertificateStore(directory(), clock).load();
    }

    private static Clock in(long days) {
        return Clock.fixed(Instant.now().plus(Duration.ofDays(days)), ZoneOffset.UTC);
    }

    @Test
    void makesACertificateForThisMachineAlone() throws Exception {
        DevCertificate made = load(NOW);
        assertThat(made.certificate().getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(made.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Collections.list(made.keyStore().aliases())).containsExactly("localhost");
        assertThat(made.keyStore().getCertificateChain("localhost")).hasSize(2);
    }

    @Test
    void theAuthorityVouchesForThisMachineAlone() throws Exception {
        load(NOW);
        Path store = directory().resolve("tertia-dev.p12");
        KeyTool keyTool = new KeyTool(store);
        keyTool.makeServer("other", DevKeyStore.AUTHORITY, "dns:example.com");
        keyTool.makeServer("elsewhere", DevKeyStore.AUTHORITY, "dns:localhost,ip:192.0.2.1");
        KeyStore keys = DevKeyStore.read(store);
        validate(keys, DevKeyStore.SERVER);
        for (String refused : List.of("other", "elsewhere")) {
            assertThatExceptionOfType(CertPathValidatorException.class)
                    .isThrownBy(() -> validate(keys, refused))
                    .satisfies(ex -> assertThat(ex.getReason()).isEqualTo(PKIXReason.INVALID_NAME));
        }
    }

    /** The anchor is a bare key, because the JDK overlooks the constraints of an anchor. */
    private static void validate(KeyStore keys, String alias) throws Exception {
        X509Certificate authority = DevKeyStore.certificate(keys, DevKeyStore.AUTHORITY);
        TrustAnchor anchor =
                new TrustAnchor(
                        authority.getSubjectX500Principal(), authority.getPublicKey(), null);
        PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
        parameters.setRevocationEnabled(false);
        var path =
                CertificateFactory.getInstance("X.509")
                        .generateCertPath(List.of(DevKeyStore.certificate(keys, alias), authority));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @Test
    void theAuthorityIsForServersAlone() throws Exception {
        X509Certificate authority = authority(load(NOW));
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    private static X509Certificate authority(DevCertificate made) throws Exception {
        try (var pem = Files.newInputStream(made.authorityFile())) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    @Test
    void keepsTheKeysFromOtherUsers() throws IOException {
        load(NOW);
        assertThat(permissions(directory())).isEqualTo("rwx------");
        assertThat(permissions(directory().resolve("tertia-dev.p12"))).isEqualTo("rw-------");
    }

    @Test
    void leavesAFolderAloneThatOthersMayEnter() throws IOException {
        Files.createDirectories(directory());
        Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatExceptionOfType(DevCertificateException.class)
                .isThrownBy(() -> load(NOW))
                .withMessageContaining("other users may enter that folder (rwxr-xr-x)")
                .withMessageContaining(directory().toString());
        assertThat(permissions(directory())).isEqualTo("rwxr-xr-x");
        assertThat(directory()).isEmptyDirectory();
    }

    @Test
    void writesTheAuthorityAgainWhenItIsGone() throws Exception {
        DevCertificate made = load(NOW);
        X509Certificate authority = authority(made);
        Files.delete(made.authorityFile());
        assertThat(authority(load(NOW))).isEqualTo(authority);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void usesWhatIsThere() {
        assertThat(load(NOW).certificate()).isEqualTo(load(NOW).certificate());
    }

    @Test
    void renewsTheCertificateUnderTheSameAuthority() throws Exception {
        DevCertificate first = load(NOW);
        X509Certificate authority = authority(first);
        DevCertificate second = load(in(370));
        assertThat(second.certificate()).isNotEqualTo(first.certificate());
        assertThat(authority(second)).isEqualTo(authority);
        second.certificate().verify(authority.getPublicKey());
    }

    @Test
    void renewsTheAuthorityBeforeItExpires() throws Exception {
        X509Certificate first = authority(load(NOW));
        DevCertificate renewed = load(in(3640));
        assertThat(authority(renewed)).isNotEqualTo(first);
        renewed.certificate().verify(authority(renewed).getPublicKey());
    }

    @Test
    void applicationsThatStartTogetherShareOneAuthority() throws Exception {
        Callable<KeyStore> load = () -> load(NOW).keyStore();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<KeyStore>> loaded = executor.invokeAll(Collections.nCopies(4, load));
            KeyStore first = loaded.getFirst().get();
            for (Future<KeyStore> other : loaded) {
                assertThat(other.get().getCertificate("localhost"))
                        .isEqualTo(first.getCertificate("localhost"));
            }
        }
    }

    @Test
    void namesTheFileThatIsDamaged() throws IOException {
        Files.createDirectories(
                directory(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path damaged = directory().resolve("tertia-dev.p12");
        Files.writeString(damaged, "not a key store");
        assertThatExceptionOfType(DevCertificateException.class)
                .isThrownBy(() -> load(NOW))
                .withMessageContaining(damaged.toString())
                .satisfies(ex -> assertThat(ex.getDirectory()).isEqualTo(directory()));
        assertThat(damaged).hasContent("not a key store");
    }

    @Test
    void namesTheFolderThatCannotBeMade() throws IOException {
        Files.writeString(this.temporary.resolve("home"), "a file");
        assertThatExceptionOfType(DevCertificateException.class)
                .isThrownBy(() -> load(NOW))
                .withMessageContaining(directory().toString());
    }
}
