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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Boot makes the server of a management port with the class of the main server's factory. */
@ExtendWith(OutputCaptureExtension.class)
final class ManagementPortTests {

    @Test
    void managementPortStaysOnTcp(CapturedOutput output) throws IOException {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(
                        "management.server.port=0",
                        "management.server.address=127.0.0.1",
                        // Boot cannot tell the two apart when both are on the class path.
                        "spring.autoconfigure.exclude=org.springframework.boot.tomcat.autoconfigure"
                            + ".actuate.web.server.TomcatReactiveManagementContextAutoConfiguration")) {
            int port =
                    context.getEnvironment()
                            .getRequiredProperty("local.management.port", Integer.class);
            assertThat(port).isNotEqualTo(TestApplication.port(context));
            try (DatagramSocket free =
                    new DatagramSocket(port, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
                assertThat(free.isBound()).isTrue();
            }
            assertThat(output).containsOnlyOnce("HTTP/3 on udp/" + TestApplication.port(context));
            assertThat(output).doesNotContain("HTTP/3 on udp/" + port);
        }
    }
}
