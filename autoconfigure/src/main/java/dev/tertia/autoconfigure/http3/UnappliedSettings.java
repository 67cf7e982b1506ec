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

import reactor.netty.http.server.HttpServerConfig;
import reactor.netty.http.server.ProxyProtocolSupportType;

import java.util.ArrayList;
import java.util.List;

/** Names what is set for the TCP server and does nothing over HTTP/3. */
final class UnappliedSettings {

    private UnappliedSettings() {}

    static List<String> of(HttpServerConfig tcp) {
        List<String> settings = new ArrayList<>();
        if (tcp.maxKeepAliveRequests() > 0) {
            settings.add(
                    "the limit of %d requests per connection (server.netty.max-keep-alive-requests)"
                            .formatted(tcp.maxKeepAliveRequests()));
        }
        if (!tcp.decoder().validateHeaders()) {
            settings.add("unchecked header fields (server.netty.validate-headers)");
        }
        if (tcp.decoder().allowDuplicateContentLengths()) {
            settings.add("repeated Content-Length fields");
        }
        if (tcp.proxyProtocolSupportType() != ProxyProtocolSupportType.OFF) {
            settings.add("the PROXY protocol: remote addresses are those of the datagrams");
        }
        return settings;
    }
}
