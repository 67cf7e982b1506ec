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

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/**
 * A certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1}, signed by an authority of
 * this user's own.
 *
 * @param keyStore holds the certificate chain and its key, and nothing else
 * @param password protects the key within the store
 * @param certificate the server's certificate
 * @param authorityFile the authority's certificate (PEM), for browsers and clients to trust
 * @since 0.1.0
 */
public record DevCertificate(
        KeyStore keyStore, String password, X509Certificate certificate, Path authorityFile) {}
