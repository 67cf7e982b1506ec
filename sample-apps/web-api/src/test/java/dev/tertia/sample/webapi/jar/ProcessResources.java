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

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.VirtualMachine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a JVM of this machine holds at a moment.
 *
 * @param heap bytes of live objects
 * @param resident bytes of memory, native included
 * @param threads number of threads
 * @param files number of open files and sockets
 */
record ProcessResources(long heap, long resident, int threads, long files) {

    private static final int KIB = 1024;

    @SuppressWarnings("BanJNDI") // the address is given by a process that the test has started
    static ProcessResources of(long pid) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try (var connector =
                JMXConnectorFactory.connect(
                        new JMXServiceURL(machine.startLocalManagementAgent()))) {
            return read(connector.getMBeanServerConnection(), pid);
        } finally {
            machine.detach();
        }
    }

    private static ProcessResources read(MBeanServerConnection server, long pid)
            throws IOException {
        MemoryMXBean memory = ManagementFactory.getPlatformMXBean(server, MemoryMXBean.class);
        memory.gc();
        return new ProcessResources(
                memory.getHeapMemoryUsage().getUsed(),
                resident(pid),
                ManagementFactory.getPlatformMXBean(server, ThreadMXBean.class).getThreadCount(),
                ManagementFactory.getPlatformMXBean(server, UnixOperatingSystemMXBean.class)
                        .getOpenFileDescriptorCount());
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElseThrow();
    }
}
