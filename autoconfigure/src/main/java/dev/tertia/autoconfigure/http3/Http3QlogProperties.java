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
package dev.tertia.autoconfigure.http3;

import dev.tertia.http3.qlog.QlogConfig;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Event logs of QUIC connections (qlog).
 *
 * @param enabled Whether connections write event logs.
 * @param directory Folder of the files, of this process alone. Made if it is missing. Needed when
 *     event logs are enabled.
 * @param sampleRatio Share of the connections that are logged, from 0 to 1.
 * @param maxTotalSize Size of all files, those of earlier processes included, from which on the
 *     oldest finished ones are deleted. No connection is logged until that suffices. Files of open
 *     connections go on growing.
 * @param maxFiles Most files at any time.
 * @param maxConnections Most connections that are logged at once.
 * @since 0.1.0
 */
public record Http3QlogProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable Path directory,
        @DefaultValue("0.01") double sampleRatio,
        @DefaultValue("100MB") DataSize maxTotalSize,
        @DefaultValue("1000") int maxFiles,
        @DefaultValue("10") int maxConnections) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range, or the directory is missing
     */
    public Http3QlogProperties {
        Assert.isTrue(
                !enabled || (directory != null && !directory.toString().isBlank()),
                "'tertia.http3.qlog.directory' must be set when 'tertia.http3.qlog.enabled' is"
                        + " true: choose a folder that nothing else writes to");
        Assert.isTrue(
                directory == null
                        || directory.toString().chars().noneMatch(Http3QlogProperties::isHalf),
                () ->
                        "'tertia.http3.qlog.directory' must have no characters beyond U+FFFF in its"
                                + " name but was "
                                + directory);
        Assert.isTrue(
                sampleRatio >= 0 && sampleRatio <= 1,
                () ->
                        "'tertia.http3.qlog.sample-ratio' must be between 0 and 1 but was "
                                + sampleRatio);
        Http3PropertyChecks.positive("qlog.max-total-size", maxTotalSize);
        Http3PropertyChecks.positive("qlog.max-connections", maxConnections);
        Assert.isTrue(
                maxFiles > maxConnections,
                () ->
                        "'tertia.http3.qlog.max-files' must be greater than"
                                + " 'tertia.http3.qlog.max-connections' (%d) but was %d"
                                        .formatted(maxConnections, maxFiles));
    }

    private static boolean isHalf(int codeUnit) {
        return Character.isSurrogate((char) codeUnit);
    }

    @Nullable QlogConfig config() {
        if (!this.enabled) {
            return null;
        }
        return new QlogConfig(
                Objects.requireNonNull(this.directory),
                this.sampleRatio,
                this.maxTotalSize.toBytes(),
                this.maxFiles,
                this.maxConnections);
    }
}
