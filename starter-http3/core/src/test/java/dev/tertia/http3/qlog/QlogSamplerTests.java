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
package dev.tertia.http3.qlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tertia.http3.stats.QlogOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

@Timeout(60)
final class QlogSamplerTests {

    @TempDir Path folder;

    private QlogConfig config(long size, int files, int connections) {
        return new QlogConfig(this.folder, 1, size, files, connections);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.01, 8", "0.5, 498", "1, 1000"})
    void choosesAShareOfTheConnections(double ratio, int chosen) {
        Random random = new Random(4711);
        QlogConfig config = new QlogConfig(this.folder, ratio, 1000, 3000, 2000);
        try (SamplerFixture fixture = new SamplerFixture(config, random::nextDouble)) {
            long begun = IntStream.range(0, 1000).filter(each -> fixture.begin() != null).count();
            assertThat(begun).isEqualTo(chosen);
        }
    }

    @Test
    void namesFilesByTimeAndConnection() {
        try (SamplerFixture fixture = new SamplerFixture(config(1000, 10, 5))) {
            Path first = fixture.write(1);
            fixture.pass(Duration.ofMillis(1));
            Path second = fixture.write(1);
            assertThat(first)
                    .isEqualTo(this.folder.resolve("tertia-20260504T030201007Z-1.sqlog"))
                    .isLessThan(second);
            assertThat(second).matches(QlogName::matches);
        }
    }

    @Test
    void logsSoManyAtOnce() throws Exception {
        try (SamplerFixture fixture = new SamplerFixture(config(1000, 10, 2))) {
            Path first = fixture.write(10);
            assertThat(fixture.write(10)).exists();
            assertThat(fixture.begin()).isNull();
            assertThat(fixture.count(QlogOutcome.BUSY)).isEqualTo(1);
            fixture.end(first);
            assertThat(fixture.count(QlogOutcome.WRITTEN)).isEqualTo(1);
            assertThat(fixture.write(10)).exists();
            fixture.end(first);
            assertThat(fixture.begin()).as("ended twice").isNull();
        }
    }

    @Test
    void keepsItsBoundsWithManyConnections() throws Exception {
        QlogConfig config = config(10_000, 20, 4);
        try (SamplerFixture fixture = new SamplerFixture(config)) {
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                clients.add(CompletableFuture.runAsync(() -> connect(fixture, 50)));
            }
            while (!clients.stream().allMatch(CompletableFuture::isDone)) {
                // Files come and go while they are added up.
                assertThat(fixture.size()).isLessThan(20_000);
            }
            clients.forEach(CompletableFuture::join);
            fixture.settle();
            assertThat(fixture.count(QlogOutcome.WRITTEN)).isEqualTo(8 * 50);
            assertThat(fixture.count(QlogOutcome.FAILED)).isZero();
            assertThat(fixture.size()).isLessThan(10_000).isGreaterThan(5000);
        }
    }

    private static void connect(SamplerFixture fixture, int logged) {
        int written = 0;
        while (written < logged) {
            Path file = fixture.begin();
            if (file != null) {
                SamplerFixture.write(file, 1000);
                fixture.sampler().end(file);
                written++;
            }
        }
    }

    @Test
    void keepsTheNewestFiles() throws Exception {
        try (SamplerFixture fixture = new SamplerFixture(config(1_000_000, 5, 2))) {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                fixture.pass(Duration.ofMillis(1));
                files.add(fixture.write(10));
                fixture.end(files.getLast());
            }
            assertThat(this.folder)
                    .isDirectoryContaining(files.get(9)::equals)
                    .isDirectoryContaining(files.get(7)::equals)
                    .isDirectoryNotContaining(files.get(6)::equals);
        }
    }

    @Test
    void countsTheBytesOfFilesInUse() throws Exception {
        try (SamplerFixture fixture = new SamplerFixture(config(1000, 10, 3))) {
            Path old = fixture.write(100);
            fixture.end(old);
            Path large = fixture.write(2000);
            fixture.end(fixture.write(10));
            assertThat(old).doesNotExist();
            assertThat(large).exists();
            assertThat(fixture.begin()).isNull();
            assertThat(fixture.count(QlogOutcome.FULL)).isEqualTo(1);
            fixture.end(large);
            assertThat(large).doesNotExist();
            assertThat(fixture.write(10)).exists();
        }
    }

    @Test
    void leavesOtherFilesAlone() throws Exception {
        Path notes = Files.write(this.folder.resolve("notes.txt"), new byte[5000]);
        Path alike = Files.write(this.folder.resolve("tertia-1.sqlog"), new byte[5000]);
        Path inside = this.folder.resolve("tertia-20200101T000000000Z-1.sqlog/inside");
        Files.createDirectories(inside);
        try (SamplerFixture fixture = new SamplerFixture(config(1000, 10, 2))) {
            for (int i = 0; i < 20; i++) {
                fixture.end(fixture.write(400));
            }
            assertThat(fixture.count(QlogOutcome.WRITTEN)).isEqualTo(20);
            assertThat(notes).hasSize(5000);
            assertThat(alike).hasSize(5000);
            assertThat(inside).exists();
            assertThat(fixture.size()).isLessThan(11_000);
        }
    }

    @Test
    void countsTheFilesOfAnEarlierProcess() throws Exception {
        for (int i = 1; i < 10; i++) {
            SamplerFixture.write(
                    this.folder.resolve("tertia-20200101T00000000%dZ-%d.sqlog".formatted(i, i)),
                    100);
        }
        QlogSampler.open(config(350, 100, 2), outcome -> {});
        try (var left = Files.list(this.folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "tertia-20200101T000000007Z-7.sqlog",
                            "tertia-20200101T000000008Z-8.sqlog",
                            "tertia-20200101T000000009Z-9.sqlog");
        }
    }

    @Test
    void makesItsFolder() throws IOException {
        Path deep = this.folder.resolve("a/b");
        QlogSampler sampler = QlogSampler.open(QlogConfig.in(deep), outcome -> {});
        assertThat(deep).isEmptyDirectory();
        assertThat(Files.getPosixFilePermissions(deep))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(sampler).isNotNull();
    }

    @Test
    void namesAFolderThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(this.folder.resolve("file"));
        assertThatExceptionOfType(QlogDirectoryException.class)
                .isThrownBy(() -> QlogSampler.open(QlogConfig.in(file), outcome -> {}))
                .withMessageContaining(file.toString())
                .withMessageContaining("choose a folder")
                .satisfies(ex -> assertThat(ex.getDirectory()).isEqualTo(file));
    }

    @Test
    void goesOnWhenTheFolderIsBack() throws Exception {
        Path vanishing = Files.createDirectory(this.folder.resolve("vanishing"));
        QlogConfig config = new QlogConfig(vanishing, 1, 1000, 10, 2);
        try (SamplerFixture fixture = new SamplerFixture(config)) {
            Path file = Objects.requireNonNull(fixture.begin());
            Files.delete(vanishing);
            fixture.end(file);
            assertThat(fixture.begin()).isNull();
            assertThat(fixture.count(QlogOutcome.FAILED)).isEqualTo(2);
            Files.createDirectory(vanishing);
            while (fixture.begin() == null) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void freesTheSlotOfAFileThatNeverCame() throws Exception {
        try (SamplerFixture fixture = new SamplerFixture(config(1000, 10, 1))) {
            Path never = Objects.requireNonNull(fixture.begin());
            assertThat(fixture.begin()).isNull();
            fixture.pass(Duration.ofSeconds(11));
            while (fixture.count(QlogOutcome.FAILED) == 0) {
                Thread.onSpinWait();
            }
            fixture.settle();
            Path next = fixture.write(10);
            assertThat(next).exists();
            fixture.end(never);
            assertThat(fixture.begin()).as("the slot was freed once").isNull();
            assertThat(fixture.count(QlogOutcome.FAILED)).isEqualTo(1);
        }
    }
}
