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
package dev.tertia.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How busy the machine is, as figures of a busy one are worth less. */
public final class MachineLoad {

    private MachineLoad() {}

    /**
     * Describes the machine of this moment.
     *
     * @return its processors, its load and the version of Java
     */
    public static String describe() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors, load average %.1f, Java %s",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version());
    }
}
