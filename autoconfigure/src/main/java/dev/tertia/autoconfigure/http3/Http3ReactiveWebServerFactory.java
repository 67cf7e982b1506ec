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

import dev.tertia.http3.Http3Statistics;
import dev.tertia.http3.altsvc.AltSvcAnnouncement;
import dev.tertia.http3.altsvc.AltSvcHttpHandler;

import io.netty.handler.ssl.ClientAuth;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Boot's factory, whose servers listen on UDP as well once {@link #setHttp3 told so}.
 *
 * <p>Boot makes a second instance of this class for a management port, through the constructor
 * without arguments: that one must stay on TCP.
 */
final class Http3ReactiveWebServerFactory extends NettyReactiveWebServerFactory {

    private final List<NettyRouteProvider> routeProviders = new ArrayList<>();

    private @Nullable Http3Settings http3;

    private @Nullable ReactorResourceFactory resourceFactory;

    private Http3Statistics statistics = new Http3Statistics();

    void setHttp3(Http3Settings settings) {
        this.http3 = settings;
    }

    void setStatistics(Http3Statistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void setResourceFactory(@Nullable ReactorResourceFactory resourceFactory) {
        super.setResourceFactory(resourceFactory);
        this.resourceFactory = resourceFactory;
    }

    @Override
    public void addRouteProviders(NettyRouteProvider... routeProviders) {
        super.addRouteProviders(routeProviders);
        Collections.addAll(this.routeProviders, routeProviders);
    }

    @Override
    public WebServer getWebServer(HttpHandler handler) {
        if (this.http3 == null) {
            return super.getWebServer(handler);
        }
        AltSvcAnnouncement announcement = new AltSvcAnnouncement();
        ConfiguredServer configured = new ConfiguredServer();
        addServerCustomizers(configured);
        Http3Binder binder = binder(configured, this.http3, handler, announcement);
        TcpConnections connections = new TcpConnections();
        // After the other one: HTTP/3 has connections of its own.
        addServerCustomizers(server -> server.doOnChannelInit(connections));
        WebServer tcp =
                super.getWebServer(
                        new LastResponseHttpHandler(
                                new AltSvcHttpHandler(handler, announcement),
                                connections::isDraining));
        return new Http3WebServer(
                tcp,
                connections,
                binder,
                getPort() == 0,
                this.http3.properties().required(),
                getShutdown());
    }

    private Http3Binder binder(
            ConfiguredServer configured,
            Http3Settings settings,
            HttpHandler handler,
            AltSvcAnnouncement announcement) {
        Ssl ssl = getSsl();
        if (!Ssl.isEnabled(ssl)) {
            throw new Http3WithoutTlsException();
        }
        Assert.state(this.resourceFactory != null, "No resource factory was set");
        return new Http3Binder(
                configured,
                new Http3Requests(handler, List.copyOf(this.routeProviders)),
                certificates(ssl, settings.properties().earlyData()),
                this.resourceFactory,
                settings,
                announcement,
                this::listenAddress,
                this.statistics);
    }

    private Http3Certificates certificates(Ssl ssl, boolean earlyData) {
        Http3Certificates certificates =
                new Http3Certificates(
                        new Http3Tls(
                                getSslBundle(),
                                getServerNameSslBundles(),
                                clientAuth(ssl),
                                earlyData));
        follow(ssl.getBundle(), null, certificates);
        ssl.getServerNameBundles()
                .forEach(named -> follow(named.bundle(), named.serverName(), certificates));
        return certificates;
    }

    private void follow(
            @Nullable String bundle, @Nullable String serverName, Http3Certificates certificates) {
        SslBundles bundles = getSslBundles();
        if (bundles != null && StringUtils.hasText(bundle)) {
            bundles.addBundleUpdateHandler(
                    bundle, reloaded -> certificates.update(serverName, reloaded));
        }
    }

    private static ClientAuth clientAuth(Ssl ssl) {
        return Ssl.ClientAuth.map(
                ssl.getClientAuth(), ClientAuth.NONE, ClientAuth.OPTIONAL, ClientAuth.REQUIRE);
    }

    private InetSocketAddress listenAddress(int port) {
        InetAddress address = getAddress();
        return (address != null)
                ? new InetSocketAddress(address, port)
                : new InetSocketAddress(port);
    }
}
