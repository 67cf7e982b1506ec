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
package dev.tertia.sample.webapi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.service.Command;
import dev.tertia.http3.service.Services;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs that read these files find them good, and each alert fires when it should. */
class MonitoringFilesTests {

    private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");

    @ParameterizedTest
    @ValueSource(strings = {"recording.yml", "alerts.yml"})
    void areRules(String name) throws IOException {
        run("promtool", "prometheus", "check", "rules", file("prometheus/rules/" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recording_test.yml", "alerts_test.yml"})
    void ruleAsTheyShould(String name) throws IOException {
        run("promtool", "prometheus", "test", "rules", file("prometheus/tests/" + name));
    }

    /** The files that it names are those of the containers. */
    @Test
    void configurePrometheus() throws IOException {
        String config = file("prometheus/prometheus.yml");
        run("promtool", "prometheus", "check", "config", "--syntax-only", config);
    }

    @Test
    void configureAlertmanager() throws IOException {
        run(
                "amtool",
                "prometheus-alertmanager",
                "check-config",
                file("alertmanager/alertmanager.yml"));
    }

    @Test
    void testEachAlert() throws IOException {
        String tests = Files.readString(Path.of(file("prometheus/tests/alerts_test.yml")));
        List<String> alerts =
                ALERT.matcher(Files.readString(Path.of(file("prometheus/rules/alerts.yml"))))
                        .results()
                        .map(alert -> alert.group(1))
                        .toList();
        assertThat(alerts)
                .hasSizeGreaterThan(5)
                .allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert + "\n"));
    }

    @Test
    void describeEachPanelOnce() throws IOException {
        Dashboard dashboard = new Dashboard();
        assertThat(dashboard.panels().map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates();
        assertThat(dashboard.panels().map(panel -> panel.path("title").asString()))
                .doesNotHaveDuplicates()
                .contains("HTTP/3 overview", "Filters", "JVM");
        assertThat(dashboard.expressions().values()).doesNotContain("").hasSizeGreaterThan(40);
    }

    private static String file(String name) {
        return MonitoringFiles.FOLDER.resolve(name).toString();
    }

    private static void run(String program, String debianPackage, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Services.program(program, debianPackage).toString());
        Stream.of(arguments).forEach(words::add);
        assertThat(Command.run(words)).matches(Command::succeeded);
    }
}
