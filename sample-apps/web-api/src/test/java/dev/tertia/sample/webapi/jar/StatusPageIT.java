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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

import reactor.core.Disposable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The status page draws what the packaged application does. */
@Timeout(300)
final class StatusPageIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static final String PASSWORD = "only-for-this-test";

    @TempDir private Path profile;

    @Test
    void drawsTheLoad() throws Exception {
        try (RunningJar jar =
                new RunningJar(
                        Map.of(
                                "SPRING_PROFILES_ACTIVE",
                                "observability",
                                "WEB_API_MONITORING_PASSWORD",
                                PASSWORD),
                        "--tertia.http3.dev-certificate.directory=" + RunningJar.CERTIFICATE_FOLDER,
                        "--tertia.observation.metrics.sample-interval=1s",
                        "--tertia.http.rate-limit.policies.api.capacity=5")) {
            int port = jar.port();
            Disposable load = MixedLoad.start(port);
            ChromeDriver browser = Chromium.start(this.profile);
            try {
                draws(browser, port);
            } finally {
                browser.quit();
                load.dispose();
            }
        }
    }

    private static void draws(ChromeDriver browser, int port) throws IOException {
        String page = "localhost:%d/actuator/status".formatted(port);
        browser.get("https://monitoring:%s@%s".formatted(PASSWORD, page));
        // The browser knows the password by now, and a page whose address has one may not fetch.
        browser.get("https://" + page);
        new WebDriverWait(browser, TIMEOUT).until(drawn -> lines(browser) >= 10);
        assertThat(browser.findElement(By.id("live")).getText()).isEqualTo("live");
        assertThat(browser.findElements(By.cssSelector("figure"))).hasSize(6);
        List<String> tiles =
                browser.findElements(By.cssSelector("#tiles dd")).stream()
                        .map(WebElement::getText)
                        .toList();
        assertThat(tiles).hasSize(6).doesNotContain("–", "NaN", "");
        keepScreenshot(browser, "light");
        keepScreenshot(browser, "dark");
    }

    /** How many points the line has that has the fewest. */
    private static int lines(ChromeDriver browser) {
        return browser.findElements(By.cssSelector(".plot .series")).stream()
                .mapToInt(line -> String.valueOf(line.getDomAttribute("d")).split("L", -1).length)
                .min()
                .orElse(0);
    }

    private static void keepScreenshot(ChromeDriver browser, String scheme) throws IOException {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
        Path image = browser.getScreenshotAs(OutputType.FILE).toPath();
        Path kept = Path.of("target", "status-%s.png".formatted(scheme));
        Files.copy(image, kept, StandardCopyOption.REPLACE_EXISTING);
    }
}
