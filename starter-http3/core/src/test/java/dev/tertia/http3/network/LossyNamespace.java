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
package dev.tertia.http3.network;

import dev.tertia.http3.service.Command;
import dev.tertia.http3.service.Services;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A network namespace of the kernel behind a virtual cable on which datagrams get lost. Needs root.
 */
final class LossyNamespace implements AutoCloseable {

    private static final Pattern DROPPED = Pattern.compile("counter packets (\\d+)");

    private final Path ip = Services.program("ip", "iproute2");

    private final Path nft = Services.program("nft", "nftables");

    /** For both ends and the namespace; an interface's name has at most 15 characters. */
    private final String name;

    /** One of the networks that are reserved for benchmarks (RFC 2544). */
    private final String network;

    LossyNamespace(int percent) throws IOException {
        Random random = new Random();
        this.name = "tertia%06x".formatted(random.nextInt(1 << 24));
        this.network = "198.18.%d.".formatted(random.nextInt(256));
        try {
            connect();
            require(Command.run(inside(this.nft, "-f", "-"), rules(percent)));
        } catch (IOException | RuntimeException ex) {
            close();
            throw ex;
        }
    }

    private void connect() throws IOException {
        ip("netns", "add", this.name);
        ip("link", "add", this.name, "type", "veth", "peer", inner(), "netns", this.name);
        ip("addr", "add", this.network + "1/30", "dev", this.name);
        ip("link", "set", this.name, "up");
        ip("-n", this.name, "addr", "add", this.network + "2/30", "dev", inner());
        ip("-n", this.name, "link", "set", inner(), "up");
    }

    /** Where packets leave, not where they are made: a sender there would be told of the loss. */
    private String rules(int percent) {
        return """
        table netdev tertia {
          chain arriving {
            type filter hook ingress device "%1$s" priority 0;
            meta l4proto udp numgen random mod 100 < %2$d counter drop
          }
          chain leaving {
            type filter hook egress device "%1$s" priority 0;
            meta l4proto udp numgen random mod 100 < %2$d counter drop
          }
        }
        """
                .formatted(inner(), percent);
    }

    private String inner() {
        return this.name + "i";
    }

    private void ip(String... arguments) throws IOException {
        require(Command.run(command(this.ip, arguments)));
    }

    private static void require(Command command) {
        Services.assume(
                command.succeeded(), "No network namespaces for this user here: " + command);
    }

    private static List<String> command(Path program, String... arguments) {
        return Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    }

    private List<String> inside(Path program, String... arguments) {
        return Stream.concat(prefix().stream(), command(program, arguments).stream()).toList();
    }

    /** Returns what to put before a command that shall run inside. */
    List<String> prefix() {
        return List.of(this.ip.toString(), "netns", "exec", this.name);
    }

    /** Returns the address of this side. */
    InetAddress outerAddress() throws IOException {
        return InetAddress.getByName(this.network + "1");
    }

    /** Returns how many datagrams were lost in each direction: arriving, then leaving. */
    List<Long> dropped() throws IOException {
        Command listing = Command.run(inside(this.nft, "list", "ruleset"));
        return DROPPED.matcher(listing.output())
                .results()
                .map(match -> Long.valueOf(match.group(1)))
                .toList();
    }

    @Override
    public void close() throws IOException {
        // The cable first: with the namespace alone it would vanish some time later.
        Command.run(command(this.ip, "link", "del", this.name));
        Command.run(command(this.ip, "netns", "del", this.name));
    }
}
