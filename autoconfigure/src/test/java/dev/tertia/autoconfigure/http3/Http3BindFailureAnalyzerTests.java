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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.Http3BindException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

final class Http3BindFailureAnalyzerTests {

    private static @Nullable String action(String reason) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);
        return Http3BindFailureAnalyzer.analysis(
                        new Http3BindException(address, new BindException(reason)))
                .getAction();
    }

    @Test
    void theCureDependsOnTheCause() {
        assertThat(action("Address already in use"))
                .startsWith("Stop what uses udp/443")
                .endsWith("'tertia.http3.required=false' to serve HTTP/1.1 and HTTP/2 alone.");
        assertThat(action("Permission denied"))
                .startsWith("Make sure that this process may bind udp/443")
                .endsWith("'tertia.http3.required=false' to serve HTTP/1.1 and HTTP/2 alone.");
    }
}
