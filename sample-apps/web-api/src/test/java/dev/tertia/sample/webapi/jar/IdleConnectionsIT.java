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

import dev.tertia.http3.service.Services;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What connections cost on which nothing happens; {@code IDLE_CONNECTIONS} says how many. */
@Timeout(600)
final class IdleConnectionsIT {

    private static final Logger logger = LoggerFactory.getLogger(IdleConnectionsIT.class);

    private static final int CONNECTIONS =
            Integer.parseInt(System.getenv().getOrDefault("IDLE_CONNECTIONS", "500"));

    private static final int WINDOW = 50;

    private static final long MAX_BYTES_EACH = 200_000;

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @Test
    void costLittleMemory() throws Exception {
        Services.assume(Files.isDirectory(Path.of("/proc/self")), "No /proc: no Linux");
        try (RunningJar jar =
                new RunningJar(
                        Map.of(),
                        "--tertia.http3.dev-certificate.directory=" + RunningJar.CERTIFICATE_FOLDER,
                        "--tertia.http3.idle-timeout=10m",
                        "--tertia.http3.limits.max-connections-per-prefix=10000")) {
            Channel socket = socket();
            connect(socket, jar.port(), WINDOW);
            ProcessResources before = ProcessResources.of(jar.pid());
            connect(socket, jar.port(), CONNECTIONS - WINDOW);
            ProcessResources after = ProcessResources.of(jar.pid());
            int more = CONNECTIONS - WINDOW;
            long resident = (after.resident() - before.resident()) / more;
            long heap = (after.heap() - before.heap()) / more;
            logger.info(
                    "{} idle connections: {} bytes of memory each, {} of them heap",
                    CONNECTIONS,
                    resident,
                    heap);
            assertThat(resident).isLessThan(MAX_BYTES_EACH);
            socket.close().sync();
        } finally {
            this.group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }

    private Channel socket() throws InterruptedException {
        return new Bootstrap()
                .group(this.group)
                .channel(NioDatagramChannel.class)
                .handler(codec())
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
    }

    private static ChannelHandler codec() {
        return new QuicClientCodecBuilder()
                .sslContext(
                        QuicSslContextBuilder.forClient()
                                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                                .applicationProtocols("h3")
                                .build())
                .maxIdleTimeout(10, TimeUnit.MINUTES)
                .initialMaxData(1 << 20)
                .initialMaxStreamDataUnidirectional(1 << 16)
                .initialMaxStreamsUnidirectional(3)
                .build();
    }

    private static void connect(Channel socket, int port, int count) throws Exception {
        Semaphore window = new Semaphore(WINDOW);
        AtomicInteger connected = new AtomicInteger();
        for (int i = 0; i < count; i++) {
            window.acquire();
            QuicChannel.newBootstrap(socket)
                    .streamHandler(new ChannelInboundHandlerAdapter())
                    .remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .connect()
                    .addListener(done -> {
                        connected.addAndGet(done.isSuccess() ? 1 : 0);
                        window.release();
                    });
        }
        window.acquire(WINDOW);
        assertThat(connected).hasValue(count);
    }
}
