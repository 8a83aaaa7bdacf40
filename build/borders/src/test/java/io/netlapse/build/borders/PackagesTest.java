package io.netlapse.build.borders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Packages are cut by feature, and each says what it is for. */
@AnalyzeClasses(packages = "io.netlapse", importOptions = DoNotIncludeTests.class)
final class PackagesTest {

  @ArchTest
  static final ArchRule noneIsADrawer =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..impl..",
              "..misc..",
              "..manager..",
              "..helper..",
              "..helpers..",
              "..common..")
          .because("such a name says nothing about what is inside");

  @ArchTest
  static final ArchRule noCycles = slices().matching("io.netlapse.(**)").should().beFreeOfCycles();

  @ArchTest
  static void each_isNullMarked(JavaClasses classes) {
    List<String> unmarked =
        classes.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(there -> !there.getClasses().isEmpty())
            .filter(there -> !there.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .filter(name -> !name.endsWith(".jmh_generated")) // written by JMH, not by us
            .sorted()
            .toList();
    assertThat(unmarked).as("packages whose package-info lacks @NullMarked").isEmpty();
  }

  @ArchTest
  static void eachModule_isSeen(JavaClasses classes) {
    // A module missing from the class path would keep every rule.
    List<String> modules =
        List.of(
            "spi",
            "kit",
            "plugins",
            "rules",
            "engine",
            "db",
            "diagnose",
            "service",
            "openapi",
            "cli",
            "bench",
            "collectors.capture",
            "collectors.push",
            "collectors.runtime",
            "collectors.agent",
            "collectors.ssh",
            "collectors.upload");
    assertThat(modules)
        .allSatisfy(module -> assertThat(classes.containPackage("io.netlapse." + module)).isTrue());
  }
}
