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
package dev.tertia.sample.webapi.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Each variable of the pod is one that the application reads. */
class VariableManifestTests {

    private static final String MANIFEST = "dev.tertia.sample.webapi.kubernetes.Manifest#all";

    private static final String BUNDLE = "SPRING_SSL_BUNDLE_PEM_WEB_";

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void areProperties(String folder) throws Exception {
        Set<String> names = new TreeSet<>(Manifest.of(folder).environment().keySet());
        assertThat(names).isNotEmpty();
        names.removeIf(name -> name.startsWith(BUNDLE));
        names.remove("JAVA_TOOL_OPTIONS"); // the JVM's own
        assertThat(variables()).containsAll(names);
    }

    /** The names of all described properties, in the form of variables. */
    private static Set<String> variables() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Resource metadata :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:META-INF/spring-configuration-metadata.json")) {
            try (InputStream input = metadata.getInputStream()) {
                new JsonMapper()
                        .readTree(input)
                        .path("properties")
                        .valueStream()
                        .map(property -> variable(property.path("name").asString()))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** A map, whose keys no metadata knows. */
    @ParameterizedTest
    @MethodSource(MANIFEST)
    void nameTheMountedCertificate(String folder) throws Exception {
        Manifest manifest = Manifest.of(folder);
        Map<String, String> environment = manifest.environment();
        PemSslBundleProperties bundle = bundle(environment);
        String files = "file:" + manifest.certificateFolder() + "/";
        assertThat(bundle.getKeystore().getCertificate()).isEqualTo(files + "tls.crt");
        assertThat(bundle.getKeystore().getPrivateKey()).isEqualTo(files + "tls.key");
        assertThat(bundle.getKeystore().isVerifyKeys()).isTrue();
        assertThat(bundle.isReloadOnUpdate()).isTrue();
        assertThat(environment.keySet()).filteredOn(name -> name.startsWith(BUNDLE)).hasSize(4);
    }

    private static PemSslBundleProperties bundle(Map<String, String> environment) {
        SystemEnvironmentPropertySource source =
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.copyOf(environment));
        Binder binder = new Binder(ConfigurationPropertySources.from(source));
        SslProperties ssl = binder.bind("spring.ssl", SslProperties.class).get();
        String name = binder.bind("server.ssl.bundle", String.class).get();
        return ssl.getBundle().getPem().get(name);
    }

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void giveTheDatabase(String folder) throws Exception {
        String profile =
                new ClassPathResource("application-postgres.yml")
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(Manifest.of(folder).environment())
                .containsEntry("SPRING_PROFILES_ACTIVE", "postgres");
        assertThat(Manifest.of(folder).container().path("env").valueStream())
                .hasSize(3)
                .allSatisfy(variable ->
                        assertThat(profile)
                                .contains("${" + variable.path("name").asString() + ":"));
    }
}
