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
package dev.tertia.autoconfigure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;

import java.util.List;

/** The walls of this room, and Spring Boot's own rules for auto-configurations. */
@AnalyzeClasses(
        packages = "dev.tertia",
        importOptions = {ImportOption.DoNotIncludeTests.class})
final class ArchitectureTests {

    private static final String WIRING = "dev.tertia.autoconfigure..";

    @ArchTest
    static final ArchRule WIRING_USES_NO_INTERNALS =
            noClasses()
                    .that()
                    .resideInAPackage(WIRING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tertia..internal..");

    @ArchTest
    static final ArchRule NOBODY_USES_THE_WIRING =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(WIRING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(WIRING);

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("dev.tertia.autoconfigure.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.tertia.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule AUTO_CONFIGURATIONS_ARE_PUBLIC_AND_FINAL =
            classes()
                    .that()
                    .areAnnotatedWith(AutoConfiguration.class)
                    .should()
                    .bePublic()
                    .andShould()
                    .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    @ArchTest
    static final ArchRule BEAN_METHODS_ARE_PACKAGE_PRIVATE =
            methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule CONDITIONS_AND_ANALYZERS_ARE_NOT_PUBLIC =
            noClasses()
                    .that()
                    .areAssignableTo(Condition.class)
                    .or()
                    .areAssignableTo(FailureAnalyzer.class)
                    .should()
                    .bePublic();

    @ArchTest
    static final ArchRule BEAN_METHODS_HAVE_NO_CLASS_CONDITIONS =
            noMethods()
                    .that()
                    .areAnnotatedWith(Bean.class)
                    .should()
                    .beAnnotatedWith(ConditionalOnClass.class);

    @ArchTest
    static final ArchRule POST_PROCESSORS_ARE_STATIC =
            methods()
                    .that()
                    .areAnnotatedWith(Bean.class)
                    .and()
                    .haveRawReturnType(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(
                                    BeanPostProcessor.class))
                    .should()
                    .beStatic()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule MISSING_BEAN_CONDITIONS_DO_NOT_REPEAT_THE_RETURN_TYPE =
            methods()
                    .that()
                    .areAnnotatedWith(ConditionalOnMissingBean.class)
                    .should(
                            new ArchCondition<JavaMethod>("not repeat the return type") {
                                @Override
                                public void check(JavaMethod method, ConditionEvents events) {
                                    Class<?>[] named =
                                            method.getAnnotationOfType(
                                                            ConditionalOnMissingBean.class)
                                                    .value();
                                    String type = method.getRawReturnType().getName();
                                    events.add(
                                            new SimpleConditionEvent(
                                                    method,
                                                    named.length != 1
                                                            || !List.of(named)
                                                                    .getFirst()
                                                                    .getName()
                                                                    .equals(type),
                                                    method.getFullName() + " repeats " + type));
                                }
                            });
}
