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
package dev.tertia.http.dependency;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Looks a name up, without any cache. The hosts file of the machine counts as well. Thread-safe.
 *
 * @since 0.1.0
 */
public final class DnsCheck implements DependencyCheck {

    private final String name;

    private final @Nullable InetSocketAddress server;

    private final LoopResources loops;

    /**
     * Creates a new check.
     *
     * @param name the name
     * @param server the name server to ask; {@code null} for those of the machine
     * @param loops the event loops to run on
     */
    public DnsCheck(String name, @Nullable InetSocketAddress server, LoopResources loops) {
        this.name = name;
        this.server = server;
        this.loops = loops;
    }

    @Override
    public Mono<Void> run() {
        return Mono.using(this::resolver, this::resolve, DnsNameResolver::close);
    }

    private DnsNameResolver resolver() {
        EventLoopGroup group = this.loops.onClient(LoopResources.DEFAULT_NATIVE);
        DnsNameResolverBuilder builder =
                new DnsNameResolverBuilder(group.next())
                        .datagramChannelFactory(
                                () -> this.loops.onChannel(DatagramChannel.class, group))
                        .resolveCache(NoopDnsCache.INSTANCE);
        if (this.server != null) {
            builder.nameServerProvider(new SingletonDnsServerAddressStreamProvider(this.server));
        }
        return builder.build();
    }

    private Mono<Void> resolve(DnsNameResolver resolver) {
        return Mono.create(sink -> {
            Future<List<InetAddress>> resolving = resolver.resolveAll(this.name);
            sink.onCancel(() -> resolving.cancel(false));
            resolving.addListener((Future<List<InetAddress>> resolved) -> {
                if (resolved.isSuccess()) {
                    sink.success();
                } else {
                    sink.error(resolved.cause());
                }
            });
        });
    }

    @Override
    public String description() {
        return (this.server != null)
                ? "dns %s at %s:%d"
                        .formatted(this.name, this.server.getHostString(), this.server.getPort())
                : "dns " + this.name;
    }
}
