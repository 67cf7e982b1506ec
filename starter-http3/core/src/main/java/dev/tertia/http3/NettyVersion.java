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
package dev.tertia.http3;

import io.netty.util.Version;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Netty. It is ordered by its numbers: qualifiers such as {@code Final} do not count
 * there, so this order is not consistent with equals.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 * @param qualifier what follows the numbers, for example {@code .Final}
 * @since 0.1.0
 */
public record NettyVersion(int major, int minor, int patch, String qualifier)
        implements Comparable<NettyVersion> {

    /** Below it, a peer can exhaust the memory of an HTTP/3 server. */
    public static final NettyVersion FLOOR = new NettyVersion(4, 2, 18, ".Final");

    private static final Pattern FORMAT =
            Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(\\D.*)?");

    private static final String ARTIFACT = "netty-codec-http3";

    /**
     * Reads the version of the HTTP/3 codec that a class loader sees.
     *
     * @param classLoader where to look
     * @return the version, or {@code null} if the codec does not tell one
     */
    public static @Nullable NettyVersion of(ClassLoader classLoader) {
        Version version = Version.identify(classLoader).get(ARTIFACT);
        return (version != null) ? parse(version.artifactVersion()) : null;
    }

    /**
     * Parses a version such as {@code 4.2.18.Final}.
     *
     * @param text the version's text
     * @return the version, or {@code null} if the text does not begin with three numbers
     */
    public static @Nullable NettyVersion parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        return new NettyVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Objects.requireNonNullElse(matcher.group(4), ""));
    }

    @Override
    public int compareTo(NettyVersion other) {
        return Comparator.comparingInt(NettyVersion::major)
                .thenComparingInt(NettyVersion::minor)
                .thenComparingInt(NettyVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return this.major + "." + this.minor + "." + this.patch + this.qualifier;
    }
}
