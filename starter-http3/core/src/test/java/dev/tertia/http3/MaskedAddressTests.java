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
package dev.tertia.http3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;

final class MaskedAddressTests {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.x",
        "127.0.0.1, 127.0.0.x",
        "::ffff:192.0.2.77, 192.0.2.x",
        "2001:db8::1, 2001:db8::/64",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "::1, ::/64"
    })
    void hidesTheClient(String address, String masked) throws Exception {
        assertThat(MaskedAddress.of(InetAddress.getByName(address))).isEqualTo(masked);
    }
}
