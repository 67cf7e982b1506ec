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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** A real browser begins on HTTP/2, reads Alt-Svc, and goes on over HTTP/3. */
@ExtendWith(RunningJarExtension.class)
final class ChromiumIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir private Path profile;

    private final int port;

    ChromiumIT(RunningJar jar) {
        this.port = jar.port();
    }

    @Test
    void switchesFromHttp2ToHttp3() throws Exception {
        ChromeDriver browser = Chromium.start(this.profile);
        try {
            browser.get("https://localhost:" + this.port + "/");
            assertThat(navigation(browser)).isEqualTo("h2");
            awaitRequests(browser, 6);
            sendUntilHttp3(browser);
            reloadUntilHttp3(browser);
            assertThat(browser.findElements(By.cssSelector("#products tr"))).isNotEmpty();
        } finally {
            keepScreenshot(browser);
            browser.quit();
        }
    }

    /**
     * Which of two open connections takes a request is the browser's choice, so it may take some.
     */
    private static void sendUntilHttp3(ChromeDriver browser) {
        for (int batch = 2; batch <= 6 && !requests(browser).contains("h3"); batch++) {
            browser.findElement(By.id("again")).click();
            awaitRequests(browser, 6 * batch);
        }
        assertThat(requests(browser)).contains("h3");
    }

    private static void reloadUntilHttp3(ChromeDriver browser) {
        for (int reload = 1; reload <= 2 && !navigation(browser).equals("h3"); reload++) {
            browser.navigate().refresh();
            awaitRequests(browser, 6);
        }
        assertThat(navigation(browser)).isEqualTo("h3");
    }

    private static String navigation(ChromeDriver browser) {
        WebElement badge = browser.findElement(By.id("navigation-protocol"));
        return badge.getDomAttribute("data-protocol");
    }

    private static List<String> requests(ChromeDriver browser) {
        return browser.findElements(By.cssSelector("#requests li")).stream()
                .map(row -> row.getDomAttribute("data-protocol"))
                .toList();
    }

    private static void awaitRequests(ChromeDriver browser, int number) {
        new WebDriverWait(browser, TIMEOUT).until(page -> requests(browser).size() >= number);
    }

    private static void keepScreenshot(ChromeDriver browser) throws IOException {
        Path image = browser.getScreenshotAs(OutputType.FILE).toPath();
        Files.copy(image, Path.of("target", "chromium.png"), StandardCopyOption.REPLACE_EXISTING);
    }
}
