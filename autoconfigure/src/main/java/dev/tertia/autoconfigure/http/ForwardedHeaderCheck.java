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
package dev.tertia.autoconfigure.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Warns when forwarded headers of anybody are believed elsewhere. */
final class ForwardedHeaderCheck implements ApplicationListener<WebServerInitializedEvent> {

    private static final Logger logger = LoggerFactory.getLogger(ForwardedHeaderCheck.class);

    private final ServerProperties server;

    private final ClientAddressProperties properties;

    private final Environment environment;

    ForwardedHeaderCheck(
            ServerProperties server, ClientAddressProperties properties, Environment environment) {
        this.server = server;
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() != null) {
            return;
        }
        ForwardHeadersStrategy strategy = this.server.getForwardHeadersStrategy();
        if (strategy == ForwardHeadersStrategy.NATIVE || (strategy == null && isCloud())) {
            logger.warn(
                    "The server believes the leftmost entry of forwarded headers, whoever sent it:"
                            + " scheme and host of a request can be forged. The address of the"
                            + " client is found by 'tertia.http.client-address.trusted-proxies',"
                            + " which is {}. Set 'server.forward-headers-strategy=none' unless only"
                            + " proxies that replace these headers can reach this port.",
                    this.properties.trustedProxies());
        } else if (strategy == ForwardHeadersStrategy.FRAMEWORK
                && !this.properties.trustedProxies().isEmpty()) {
            logger.warn(
                    "'server.forward-headers-strategy=framework' removes the headers that"
                            + " 'tertia.http.client-address.trusted-proxies' is about, and believes"
                            + " whoever sent them. Set it to 'none'.");
        }
    }

    /** There Boot lets the server believe them by default. */
    private boolean isCloud() {
        CloudPlatform platform = CloudPlatform.getActive(this.environment);
        return platform != null && platform.isUsingForwardHeaders();
    }
}
