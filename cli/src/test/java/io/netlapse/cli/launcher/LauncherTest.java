package io.netlapse.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in an installation that is laid out as the repository is, with programs in the place
 * of Java and Maven that say what they were called with. The shell is dash where there is one, else
 * what {@code sh} is.
 */
final class LauncherTest {

  private static final Path LAUNCHER = Path.of("../netlapse");

  @TempDir private Path folder;
  private Path installation;
  private final Map<String, String> environment = new LinkedHashMap<>();

  @BeforeEach
  void install() throws IOException {
    installation = Files.createDirectories(folder.resolve("an installation"));
    Files.copy(LAUNCHER, installation.resolve("netlapse"));
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", folder.toString());
  }

  @Test
  void javaOnPathOf17_andJdk25Elsewhere_isPassedOver() throws Exception {
    built();
    jdk("old", "17.0.19");
    environment.put("PATH", folder.resolve("old/bin") + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", folder.resolve("old").toString());
    jdk(".sdkman/candidates/java/25.0.1-tem", "25.0.1");
    Outcome outcome = run(installation.resolve("netlapse"), "diagnose", "a folder");
    // This machine may have a real JDK 25 as well, which then refuses the empty jar.
    assertThat(outcome.error()).doesNotContain("no java of Java 25");
    assertThat(outcome.output()).doesNotContain("java 17");
  }

  @Test
  void namedJava_isUsed() throws Exception {
    built();
    environment.put("NETLAPSE_JAVA_HOME", jdk("mine", "26-ea").toString());
    Outcome outcome = run(installation.resolve("netlapse"), "diagnose", "a folder");
    assertThat(outcome.output())
        .startsWith("java 26-ea")
        .contains("-jar " + installation.toRealPath().resolve("cli/target/quick/netlapse.jar"))
        .endsWith("diagnose a folder\n");
    assertThat(outcome.error()).isEmpty();
  }

  @Test
  void namedJavaOf17_isRefused() throws Exception {
    built();
    environment.put("NETLAPSE_JAVA_HOME", jdk("old", "17.0.19").toString());
    Outcome outcome = run(installation.resolve("netlapse"));
    assertThat(outcome.exitStatus()).isEqualTo(2);
    assertThat(outcome.error()).startsWith("netlapse: NETLAPSE_JAVA_HOME is ").hasLineCount(1);
  }

  @Test
  void symbolicLink_findsItsInstallation() throws Exception {
    built();
    environment.put("NETLAPSE_JAVA_HOME", jdk("mine", "25").toString());
    Path link = folder.resolve("bin/nl");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("../an installation/netlapse"));
    Outcome outcome = run(link, "--version");
    assertThat(outcome.output()).endsWith("netlapse.jar --version\n");
  }

  @Test
  void noJar_isBuiltOnce() throws Exception {
    sources("touch cli/target/quick/netlapse.jar");
    environment.put("NETLAPSE_JAVA_HOME", jdk("mine", "25").toString());
    Outcome first = run(installation.resolve("netlapse"), "--version");
    assertThat(first.error())
        .contains("building netlapse, first time")
        .doesNotContain("Maven says");
    assertThat(first.output()).endsWith("--version\n");
    Outcome second = run(installation.resolve("netlapse"), "--version");
    assertThat(second.error()).isEmpty();
  }

  @Test
  void newerSource_isBuiltAgain() throws Exception {
    sources("touch cli/target/quick/netlapse.jar");
    environment.put("NETLAPSE_JAVA_HOME", jdk("mine", "25").toString());
    assertThat(run(installation.resolve("netlapse")).exitStatus()).isZero();
    Path source = installation.resolve("spi/src/main/java/A.java");
    Files.writeString(source, "changed");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(run(installation.resolve("netlapse")).error())
        .contains("building netlapse, its sources have changed");
  }

  @Test
  void failedBuild_showsWhatMavenSaid() throws Exception {
    sources("exit 1");
    environment.put("NETLAPSE_JAVA_HOME", jdk("mine", "25").toString());
    Outcome outcome = run(installation.resolve("netlapse"), "--version");
    assertThat(outcome.exitStatus()).isEqualTo(2);
    assertThat(outcome.error()).contains("Maven says").contains("the build failed");
    assertThat(outcome.output()).isEmpty();
  }

  @Test
  void java_isToldToOtherScripts() throws Exception {
    environment.put("NETLAPSE_JAVA_HOME", jdk("mine", "25").toString());
    Outcome outcome = run(installation.resolve("netlapse"), "--java-home");
    assertThat(outcome.exitStatus()).isZero();
    assertThat(outcome.output().strip()).isEqualTo(folder.resolve("mine").toString());
  }

  @Test
  void neitherJarNorSources_isTold() throws Exception {
    Outcome outcome = run(installation.resolve("netlapse"));
    assertThat(outcome.exitStatus()).isEqualTo(2);
    assertThat(outcome.error()).startsWith("netlapse: there is no ").hasLineCount(1);
  }

  @Test
  void shellcheck_findsNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
    Process process =
        new ProcessBuilder("/usr/bin/shellcheck", LAUNCHER.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
  }

  /** An installation that has its jar and no sources, as a package would have it. */
  private void built() throws IOException {
    Path target = Files.createDirectories(installation.resolve("cli/target/quick"));
    Files.writeString(target.resolve("netlapse.jar"), "");
  }

  /** Sources, and a Maven that says a line and then does one thing. */
  private void sources(String does) throws IOException {
    Files.writeString(installation.resolve("pom.xml"), "<project/>");
    Files.createDirectories(installation.resolve("cli/src/main"));
    Files.createDirectories(installation.resolve("spi/src/main/java"));
    Files.writeString(installation.resolve("spi/src/main/java/A.java"), "");
    program(installation.resolve("mvnw"), "echo Maven says: building; " + does);
  }

  /** A folder that looks like a JDK; its java says its version and what it was called with. */
  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    program(home.resolve("bin/java"), "echo java %s \"$@\"".formatted(version));
    program(home.resolve("bin/javac"), ":");
    return home;
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Outcome(int exitStatus, String output, String error) {}

  private Outcome run(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    Path dash = Path.of("/bin/dash");
    command.add(Files.isExecutable(dash) ? dash.toString() : "/bin/sh");
    command.add(launcher.toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Path error = folder.resolve("error");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(error.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int exitStatus = builder.start().waitFor();
    return new Outcome(exitStatus, Files.readString(output), Files.readString(error));
  }
}
