package io.netlapse.engine.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random devices, addresses, routes, rules and neighbours in a kernel that {@code deploy/lab} boots
 * for them, listed in every dialect that {@code ip} has. Needs root, user-mode-linux, kmod and
 * iproute2; where they are missing it does not run and says so. A kernel refuses some of what
 * chance makes up; what it takes is what is tested.
 */
final class RealKernelTest {

  private static final List<String> OPTIONS = List.of("", "-d", "-o", "-j", "-j -d", "-j -p", "-s");

  private static final List<String> LISTINGS =
      List.of(
          "-4 route show table all",
          "-6 route show table all",
          "-4 rule show",
          "-6 rule show",
          "address show",
          "link show",
          "netconf show",
          "vrf show",
          "tunnel show",
          "maddress show");

  private static final String CAN_BOOT =
      "PATH=$PATH:/usr/sbin:/sbin; [ \"$(id -u)\" = 0 ] && command -v linux.uml modprobe ip";

  private static final Path LAB = Path.of("../deploy/lab/uml-run").toAbsolutePath().normalize();

  @BeforeAll
  static void needsALab() throws IOException, InterruptedException {
    assumeTrue(
        run(List.of("sh", "-c", CAN_BOOT), Path.of("/dev/null")) == 0,
        "not run: needs root, linux.uml, modprobe and ip");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyDialect_tellsTheSame(long seed, @TempDir Path folder)
      throws IOException, InterruptedException {
    Map<String, Path> listed = list(seed, folder);

    Map<String, List<String>> expected = new LinkedHashMap<>();
    for (Map.Entry<String, Path> listing : listed.entrySet()) {
      Command command = Command.parse(listing.getKey());
      SectionParser parser = Fixture.probes().parser(command).orElseThrow();
      String text = Files.readString(listing.getValue(), UTF_8);
      Reading reading = parser.read(text, command);
      assertThat(reading.unread().stream().map(span -> span.of(text)))
          .as("unread of %s, seed %d", command, seed)
          .isEmpty();
      String scene = scene(command);
      List<String> facts = facts(reading);
      assertThat(facts)
          .as("%s, seed %d", command, seed)
          .isEqualTo(expected.computeIfAbsent(scene, first -> facts))
          .isNotEmpty();
    }
  }

  /** What a listing shows: with -d kinds too, with -o of addresses no links. */
  private static String scene(Command command) {
    List<String> words = command.words();
    boolean details = words.contains("-d");
    boolean devices = words.contains("link") || words.contains("address");
    return (words.contains("-6") ? "6 " : "4 ")
        + words.get(words.size() - (words.contains("all") ? 4 : 2))
        + (devices && details ? " with kinds" : "")
        + (words.contains("address") && words.contains("-o") ? " alone" : "");
  }

  private static List<String> facts(Reading reading) {
    return reading.facts().stream().map(read -> read.fact().canonical()).sorted().toList();
  }

  /** Makes a scene and lists it. Returns each command with the file that holds its output. */
  private static Map<String, Path> list(long seed, Path folder)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("scene"), new RandomScene(new Random(seed)).batch(), UTF_8);
    Map<String, Path> listed = new LinkedHashMap<>();
    // A bridge's ports forward, and it is up, after twice its delay.
    StringBuilder script =
        new StringBuilder(
            "#!/bin/sh\ncd \"$1\"\nip -force -batch scene >scene.out 2>&1\nsleep 7\n");
    for (String listing : LISTINGS) {
      for (String options : OPTIONS) {
        String command = "ip " + (options + " " + listing).strip();
        Path file = folder.resolve(listed.size() + ".txt");
        listed.put(command, file);
        script.append(command).append(" >").append(file.getFileName()).append(" || exit 1\n");
      }
    }
    Path file = Files.writeString(folder.resolve("script"), script.toString(), UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command =
        List.of(LAB.toString(), "-w", folder.toString(), file.toString(), folder.toString());
    Path log = folder.resolve("log");
    assertThat(run(command, log)).as(() -> said(log)).isZero();
    return listed;
  }

  private static String said(Path log) {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(List<String> command, Path log) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException noSuchProgram) {
      return 127;
    }
    return process.waitFor(150, TimeUnit.SECONDS) ? process.exitValue() : 124;
  }
}
