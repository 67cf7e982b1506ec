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
package dev.tertia.autoconfigure.health;

import org.springframework.util.Assert;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * The value of a property such as {@code db.example.com:5432} or {@code [2001:db8::1]:53}.
 *
 * @param host name or address
 * @param port the port
 */
record HostAndPort(String host, int port) {

    static HostAndPort parse(String property, String value) {
        URI uri = uri(value);
        String host = uri.getHost();
        Assert.isTrue(
                host != null && uri.getPort() > 0 && uri.getPort() <= 65535,
                () -> "'%s' must be HOST:PORT but was '%s'".formatted(property, value));
        return new HostAndPort(host.replaceAll("[\\[\\]]", ""), uri.getPort());
    }

    private static URI uri(String value) {
        try {
            return URI.create("any://" + value);
        } catch (IllegalArgumentException ex) {
            return URI.create("any:none");
        }
    }

    /** Names are looked up by who asks. */
    InetSocketAddress resolved() {
        return new InetSocketAddress(this.host, this.port);
    }
}
