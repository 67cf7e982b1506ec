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

import dev.tertia.http3.CongestionControl;
import dev.tertia.http3.Http3ListenerConfig;
import dev.tertia.http3.PathConfig;
import dev.tertia.http3.SocketConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.unit.DataSize;

import reactor.netty.http.server.HttpServer;

/** {@code tertia.http3.sockets}, {@code .socket.*} and {@code .path.*}. */
final class Http3SocketPropertiesTests {

    private final ReactiveWebApplicationContextRunner contextRunner =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    Http3AutoConfiguration.class,
                                    NettyReactiveWebServerAutoConfiguration.class,
                                    SslAutoConfiguration.class))
                    .withPropertyValues(
                            "tertia.http3.enabled=true", TestApplication.CERTIFICATE_FOLDER);

    private static Http3ListenerConfig config(ApplicationContext context) {
        return new Http3Settings(context.getBean(Http3Properties.class), DataSize.ofKilobytes(8))
                .listenerConfig(HttpServer.create().configuration());
    }

    @Test
    void bind() {
        this.contextRunner
                .withPropertyValues(
                        "tertia.http3.sockets=3",
                        "tertia.http3.socket.receive-buffer=0B",
                        "tertia.http3.socket.send-buffer=64KB",
                        "tertia.http3.socket.segmentation-offload=false",
                        "tertia.http3.path.congestion-control=bbr",
                        "tertia.http3.path.initial-window=32",
                        "tertia.http3.path.max-send-payload=1350B",
                        "tertia.http3.path.max-receive-payload=9000B",
                        "tertia.http3.path.active-migration=false")
                .run(context -> {
                    assertThat(config(context).sockets())
                            .isEqualTo(new SocketConfig(3, 0, 64 << 10, false));
                    assertThat(config(context).paths())
                            .isEqualTo(
                                    new PathConfig(CongestionControl.BBR, 32, 1350, 9000, false));
                });
    }

    @Test
    void takeNoEarlyDataUnlessToldSo() {
        this.contextRunner.run(context ->
                assertThat(context.getBean(Http3Properties.class).earlyData()).isFalse());
        this.contextRunner
                .withPropertyValues("tertia.http3.early-data=true")
                .run(context ->
                        assertThat(context.getBean(Http3Properties.class).earlyData()).isTrue());
    }

    @Test
    void takeAsManySocketsAsThereAreProcessors() {
        this.contextRunner
                .withPropertyValues("tertia.http3.sockets=Auto")
                .run(context ->
                        assertThat(config(context).sockets().count())
                                .isEqualTo(Runtime.getRuntime().availableProcessors()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    sockets=0                         | The number of sockets must be 'auto' or between 1 and 256 but was 0
                    sockets=257                       | The number of sockets must be 'auto' or between 1 and 256 but was 257
                    socket.receive-buffer=-1B         | 'tertia.http3.socket.receive-buffer' must be between 0 and 2047MB but was -1B
                    socket.send-buffer=2GB            | 'tertia.http3.socket.send-buffer' must be between 0 and 2047MB but was 2147483648B
                    path.initial-window=0             | 'tertia.http3.path.initial-window' must be between 1 and 1000 but was 0
                    path.max-send-payload=1199B       | 'tertia.http3.path.max-send-payload' must be between 1200B and 65527B but was 1199B
                    path.max-receive-payload=64KB     | 'tertia.http3.path.max-receive-payload' must be between 1200B and 65527B but was 65536B
                    """)
    void refuseBadValues(String property, String message) {
        this.contextRunner
                .withPropertyValues("tertia.http3." + property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(message));
    }

    @Test
    void sayWhatIsNoNumber() {
        this.contextRunner
                .withPropertyValues("tertia.http3.sockets=many")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessage(
                                        "The number of sockets must be 'auto' or a number but was"
                                                + " 'many'"));
    }
}
