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

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this room. */
@AnalyzeClasses(
        packages = "dev.tertia",
        importOptions = {ImportOption.DoNotIncludeTests.class})
final class ArchitectureTests {

    @ArchTest
    static final ArchRule KNOWS_NO_SPRING_BOOT =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework.boot..", "dev.tertia.autoconfigure..");

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_CORE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tertia.memory..",
                            "dev.tertia.concurrency..",
                            "dev.tertia.cli..",
                            "dev.tertia.agent..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.tertia.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_FALLBACK_TOUCHES_REACTOR_NETTYS_SERVER =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("ReactorNettyEndpoint")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("reactor.netty.DisposableServer");
}
