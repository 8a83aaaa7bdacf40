package io.netlapse.build.borders;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The arrows between modules run one way: {@code spi <- plugins, rules, engine <- db <- service <-
 * cli}.
 */
@AnalyzeClasses(packages = "io.netlapse", importOptions = DoNotIncludeTests.class)
final class ModuleBordersTest {

  private static final String SPI = "io.netlapse.spi..";
  private static final String PLUGINS = "io.netlapse.plugins..";
  private static final String KIT = "io.netlapse.kit..";
  private static final String RULES = "io.netlapse.rules..";
  private static final String ENGINE = "io.netlapse.engine..";
  private static final String DB = "io.netlapse.db..";
  private static final String DIAGNOSE = "io.netlapse.diagnose..";
  private static final String SERVICE = "io.netlapse.service..";
  private static final String COLLECTORS = "io.netlapse.collectors..";
  private static final String CLI = "io.netlapse.cli..";
  private static final String BENCH = "io.netlapse.bench..";
  private static final String NULLNESS = "org.jspecify.annotations..";

  @ArchTest
  static final ArchRule spi_usesTheJdkOnly =
      classes()
          .that()
          .resideInAPackage(SPI)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(SPI, "java..", NULLNESS)
          .because("whoever writes a plug-in inherits every dependency of the vocabulary");

  @ArchTest
  static final ArchRule kit_usesSpiAndJunit =
      classes()
          .that()
          .resideInAPackage(KIT)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(KIT, SPI, "java..", NULLNESS, "org.junit.jupiter.api..")
          .because("whoever writes a plug-in tests it with this");

  @ArchTest
  static final ArchRule plugins_useSpiOnly =
      classes()
          .that()
          .resideInAPackage(PLUGINS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(PLUGINS, SPI, "java..", NULLNESS)
          .because("what opens a stranger's jar holds nothing that he could reach through it");

  @ArchTest
  static final ArchRule plugins_areOpenedByServiceAndCommandOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(PLUGINS, SERVICE, CLI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PLUGINS);

  @ArchTest
  static final ArchRule rules_useSpiAndTwoLibraries =
      classes()
          .that()
          .resideInAPackage(RULES)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              RULES, SPI, "java..", NULLNESS, "org.yaml.snakeyaml..", "com.google.re2j..");

  @ArchTest
  static final ArchRule yaml_isReadInTwoPackages =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.netlapse.rules.yaml..", "io.netlapse.collectors.ssh.inventory..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.yaml.snakeyaml..")
          .because("its events and its trees make no objects of a text, and all else in it does");

  @ArchTest
  static final ArchRule yaml_isNeverMadeIntoObjects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.yaml.snakeyaml.constructor..");

  @ArchTest
  static final ArchRule ssh_isSpokenInOnePackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.netlapse.collectors.ssh.session..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.jcraft.jsch..");

  @ArchTest
  static final ArchRule engine_usesSpiOnly =
      classes()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(ENGINE, SPI, "java..", NULLNESS);

  @ArchTest
  static final ArchRule diagnose_needsNoServiceAndNoDatabase =
      noClasses()
          .that()
          .resideInAPackage(DIAGNOSE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DB, SERVICE, CLI, BENCH, "io.micronaut..", "java.sql..")
          .because("whoever has a paste has neither");

  @ArchTest
  static final ArchRule db_knowsNothingAbove =
      noClasses()
          .that()
          .resideInAPackage(DB)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVICE, DIAGNOSE, COLLECTORS, CLI, BENCH);

  @ArchTest
  static final ArchRule service_knowsNothingAbove =
      noClasses()
          .that()
          .resideInAPackage(SERVICE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI, BENCH);

  @ArchTest
  static final ArchRule collectors_areOutsideTheService =
      noClasses()
          .that()
          .resideInAPackage(COLLECTORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ENGINE, DB, DIAGNOSE, SERVICE, CLI, BENCH, "io.micronaut..")
          .because("a collector runs where the service does not, as a stranger's does");

  @ArchTest
  static final ArchRule push_usesNoCollector =
      noClasses()
          .that()
          .resideInAPackage("io.netlapse.collectors.push..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.netlapse.collectors.agent..",
              "io.netlapse.collectors.capture..",
              "io.netlapse.collectors.runtime..",
              "io.netlapse.collectors.ssh..",
              "io.netlapse.collectors.upload..");

  @ArchTest
  static final ArchRule collectors_ignoreEachOther =
      slices()
          .matching("io.netlapse.collectors.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  "io.netlapse.collectors.push..", "io.netlapse.collectors.capture.."))
          .because("what two collectors share is push and capture");
}
