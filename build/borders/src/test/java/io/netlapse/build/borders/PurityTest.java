package io.netlapse.build.borders;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/**
 * The vocabulary, the engine and written rules are functions: no clock, no threads, no input or
 * output.
 */
@AnalyzeClasses(packages = "io.netlapse", importOptions = DoNotIncludeTests.class)
final class PurityTest {

  private static final String[] PURE = {
    "io.netlapse.spi..", "io.netlapse.engine..", "io.netlapse.rules.."
  };

  /** Calls whose answer is not a function of their arguments, by owner. Empty: all of them. */
  private static final Map<String, Set<String>> IMPURE =
      Map.of(
          "java.lang.System",
              Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "exit"),
          "java.lang.Math", Set.of("random"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.time.Clock", Set.of(),
          "java.lang.Runtime", Set.of(),
          "java.lang.ProcessBuilder", Set.of(),
          "java.util.Random", Set.of(),
          "java.security.SecureRandom", Set.of());

  /**
   * What of java.io is no input or output: unchecked exceptions, the annotation that serialisable
   * ones carry, and bytes in memory that are read like a stream.
   */
  private static final Set<String> HARMLESS =
      Set.of(
          "java.io.ByteArrayInputStream",
          "java.io.Serial",
          "java.io.Serializable",
          "java.io.UncheckedIOException");

  /**
   * The bundle codec reads and writes streams that it is given, and opens none; the package that
   * delivers rules is for reading files.
   */
  @ArchTest
  static final ArchRule noInputOrOutput =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .and()
          .resideOutsideOfPackages("io.netlapse.spi.bundle..", "io.netlapse.rules.delivery..")
          .should()
          .dependOnClassesThat(
              describe(
                  "do input or output",
                  type -> {
                    String name = type.getPackageName();
                    return !HARMLESS.contains(type.getFullName())
                        && (name.equals("java.io")
                            || name.startsWith("java.net")
                            || name.startsWith("java.nio.file")
                            || name.startsWith("java.nio.channels")
                            || name.startsWith("java.sql"));
                  }));

  @ArchTest
  static final ArchRule noThreads =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              describe(
                  "are threads or serve them",
                  type ->
                      type.getPackageName().startsWith("java.util.concurrent")
                          || type.isAssignableTo(Thread.class)
                          || type.isAssignableTo(ThreadLocal.class)
                          || type.getFullName().equals("java.util.Timer")));

  @ArchTest
  static final ArchRule noClockAndNoChance =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callCodeUnitWhere(target(impure()))
          .because("the same arguments must give the same answer; pass the instant in");

  private static DescribedPredicate<CodeUnitCallTarget> impure() {
    return describe(
        "has an answer of its own",
        target -> {
          String owner = target.getOwner().getFullName();
          Set<String> calls = IMPURE.get(owner);
          return (calls != null && (calls.isEmpty() || calls.contains(target.getName())))
              || (owner.startsWith("java.time.") && target.getName().equals("now"));
        });
  }
}
