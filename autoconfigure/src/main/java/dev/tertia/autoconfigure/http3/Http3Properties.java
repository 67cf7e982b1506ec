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

import dev.tertia.http3.SocketCount;
import dev.tertia.http3.altsvc.AltSvc;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Properties of the HTTP/3 listener. Port, address, certificate and header size are those of {@code
 * server.*}.
 *
 * @param enabled Whether to serve HTTP/3 over UDP on the port of the TCP server.
 * @param required Whether start-up fails when the UDP port cannot be bound, the native library
 *     cannot be loaded or another server is used. Otherwise one warning is logged, and HTTP/1.1 and
 *     HTTP/2 are served. A server without a certificate always fails to start.
 * @param idleTimeout Time without packets after which a connection is closed. When not set,
 *     'server.netty.idle-timeout' counts, else 30 seconds.
 * @param connectionWindow Bytes that a client may send on all streams of a connection before the
 *     application has read them.
 * @param streamWindow Bytes that a client may send on one stream before the application has read
 *     them.
 * @param maxConcurrentStreams Number of requests that a client may have open at once on a
 *     connection.
 * @param maxFieldSectionSize Largest header section of a request; larger ones are answered with
 *     431. When not set, 'server.max-http-request-header-size' counts.
 * @param earlyData Whether clients that come back may send requests before their handshake has
 *     ended (0-RTT). Requests with methods that are not safe are answered with 425 then.
 * @param sockets Number of UDP sockets, each with a processor of its own, or 'auto' for as many as
 *     there are processors. Several need Linux.
 * @param socket The UDP sockets.
 * @param path How datagrams are sent and received.
 * @param retry How the addresses of clients are validated.
 * @param limits What connections and requests may cost.
 * @param qlog Which connections write an event log.
 * @param altSvc How HTTP/3 is announced to clients of HTTP/1.1 and HTTP/2.
 * @param devCertificate The certificate that is made for development.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.http3")
public record Http3Properties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("false") boolean required,
        @Nullable Duration idleTimeout,
        @DefaultValue("16MB") DataSize connectionWindow,
        @DefaultValue("1MB") DataSize streamWindow,
        @DefaultValue("100") int maxConcurrentStreams,
        @Nullable DataSize maxFieldSectionSize,
        @DefaultValue("false") boolean earlyData,
        @DefaultValue("1") SocketCount sockets,
        @NestedConfigurationProperty @DefaultValue Http3SocketProperties socket,
        @NestedConfigurationProperty @DefaultValue Http3PathProperties path,
        @NestedConfigurationProperty @DefaultValue Http3RetryProperties retry,
        @NestedConfigurationProperty @DefaultValue Http3LimitProperties limits,
        @NestedConfigurationProperty @DefaultValue Http3QlogProperties qlog,
        @DefaultValue AltSvcProperties altSvc,
        @DefaultValue DevCertificateProperties devCertificate) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Http3Properties {
        if (idleTimeout != null) {
            requirePositive("idle-timeout", idleTimeout, idleTimeout.toMillis());
        }
        requirePositive("connection-window", connectionWindow, connectionWindow.toBytes());
        requirePositive("stream-window", streamWindow, streamWindow.toBytes());
        requirePositive("max-concurrent-streams", maxConcurrentStreams, maxConcurrentStreams);
        if (maxFieldSectionSize != null) {
            requirePositive(
                    "max-field-section-size", maxFieldSectionSize, maxFieldSectionSize.toBytes());
        }
        Assert.isTrue(
                streamWindow.compareTo(connectionWindow) <= 0,
                () ->
                        "'tertia.http3.stream-window' must not be larger than"
                                + " 'tertia.http3.connection-window' (%s) but was %s"
                                        .formatted(connectionWindow, streamWindow));
    }

    private static void requirePositive(String name, Object value, long number) {
        Http3PropertyChecks.positive(name, value, number);
    }

    /**
     * How HTTP/3 is announced.
     *
     * @param enabled Whether to add 'Alt-Svc' to responses over HTTP/1.1 and HTTP/2.
     * @param maxAge How long clients may remember that HTTP/3 is there. A number without a unit
     *     counts seconds.
     * @param advertisedPort UDP port to announce, where a container or load balancer shows another
     *     one than the application binds. When not set, the bound port is announced.
     * @param persist Whether clients shall remember it when their network changes.
     */
    public record AltSvcProperties(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("24h") @DurationUnit(ChronoUnit.SECONDS) Duration maxAge,
            @Nullable Integer advertisedPort,
            @DefaultValue("false") boolean persist) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public AltSvcProperties {
            Assert.isTrue(
                    !maxAge.isNegative(),
                    () -> "'tertia.http3.alt-svc.max-age' must not be negative but was " + maxAge);
            Assert.isTrue(
                    maxAge.isZero() || maxAge.toSeconds() > 0,
                    () ->
                            "'tertia.http3.alt-svc.max-age' must be zero or at least one second"
                                    + " but was "
                                    + maxAge);
            Assert.isTrue(
                    advertisedPort == null || (advertisedPort > 0 && advertisedPort <= 65535),
                    () ->
                            "'tertia.http3.alt-svc.advertised-port' must be between 1 and 65535"
                                    + " but was "
                                    + advertisedPort);
        }

        @Nullable AltSvc of(int boundPort) {
            if (!this.enabled) {
                return null;
            }
            int port = (this.advertisedPort != null) ? this.advertisedPort : boundPort;
            return new AltSvc(port, this.maxAge, this.persist);
        }
    }

    /**
     * The development certificate.
     *
     * @param enabled Whether to make a certificate for localhost when 'server.ssl' is not
     *     configured. When not set, only with Spring Boot's developer tools.
     * @param directory Folder that keeps the certificate and its authority. When not set,
     *     '.tertia/dev-certificate' in the user's home folder.
     */
    public record DevCertificateProperties(@Nullable Boolean enabled, @Nullable Path directory) {

        Path folder() {
            return (this.directory != null)
                    ? this.directory
                    : Path.of(System.getProperty("user.home"), ".tertia", "dev-certificate");
        }
    }
}
