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

import dev.tertia.http3.NettyVersion;
import dev.tertia.http3.altsvc.AltSvc;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.convert.DurationStyle;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Says in one line what an operator wants to know about a listener that has just started. */
record Http3StartupReport(
        int port,
        @Nullable AltSvc altSvc,
        ServedCertificate certificate,
        @Nullable NettyVersion netty,
        List<String> unapplied) {

    private static final Logger logger = LoggerFactory.getLogger(Http3StartupReport.class);

    void log(int sockets) {
        logger.info(
                "HTTP/3 on udp/{}{}, {}, {}, Netty {}",
                this.port,
                (sockets > 1) ? " by " + sockets + " sockets" : "",
                announcement(),
                this.certificate,
                (this.netty != null) ? this.netty : "of unknown version");
        if (!this.unapplied.isEmpty()) {
            logger.warn(
                    "Set for HTTP/1.1 and HTTP/2, without effect on HTTP/3: {}",
                    String.join("; ", this.unapplied));
        }
        if (this.netty != null && this.netty.compareTo(NettyVersion.FLOOR) < 0) {
            logger.warn(
                    "Netty {} has known HTTP/3 defects by which a client can exhaust the memory of"
                            + " this process. Use Netty {} or newer: set the property"
                            + " 'netty.version', or import 'io.netty:netty-bom' before Spring"
                            + " Boot's BOM.",
                    this.netty,
                    NettyVersion.FLOOR);
        }
    }

    private String announcement() {
        if (this.altSvc == null) {
            return "no Alt-Svc";
        }
        return "Alt-Svc port %d for %s".formatted(this.altSvc.port(), simple(this.altSvc.maxAge()));
    }

    private static String simple(Duration age) {
        ChronoUnit unit =
                Stream.of(ChronoUnit.HOURS, ChronoUnit.MINUTES)
                        .filter(large -> age.toSeconds() % large.getDuration().toSeconds() == 0)
                        .findFirst()
                        .orElse(ChronoUnit.SECONDS);
        return DurationStyle.SIMPLE.print(age, unit);
    }
}
