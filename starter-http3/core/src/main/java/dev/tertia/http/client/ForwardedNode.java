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
package dev.tertia.http.client;

import io.netty.util.NetUtil;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a proxy has written of a client (RFC 7239 §6). */
final class ForwardedNode {

    private ForwardedNode() {}

    /**
     * Returns the address of a node, with or without a port, or {@code null} when it has none or is
     * malformed.
     */
    static @Nullable InetAddress address(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            return (end > 0 && isPort(node.substring(end + 1)))
                    ? literal(node.substring(1, end))
                    : null;
        }
        int colon = node.indexOf(':');
        boolean withPort = colon > 0 && colon == node.lastIndexOf(':');
        if (!withPort) {
            return literal(node);
        }
        return isPort(node.substring(colon)) ? literal(node.substring(0, colon)) : null;
    }

    private static boolean isPort(String rest) {
        return rest.isEmpty()
                || (rest.length() <= 6 && rest.matches(":(\\d{1,5}|_[A-Za-z0-9._-]+)"));
    }

    /** An IPv4 address that is mapped into IPv6 becomes IPv4, a scope is dropped. */
    static @Nullable InetAddress literal(String text) {
        byte[] bytes =
                (text.indexOf('%') < 0) ? NetUtil.createByteArrayFromIpAddressString(text) : null;
        try {
            return (bytes != null) ? InetAddress.getByAddress(bytes) : null;
        } catch (UnknownHostException ex) {
            throw new IllegalStateException("The length of an address is right", ex);
        }
    }
}
