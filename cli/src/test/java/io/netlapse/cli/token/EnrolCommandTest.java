package io.netlapse.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.local.LocalService;
import io.netlapse.cli.terminal.Failures;
import io.netlapse.diagnose.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EnrolCommandTest {

  private static final String MACHINE = "5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b";
  private static final String OTHER = "b1c94e0a7d3f4f0d9a4c1b2d3e4f5a6b";

  private static LocalService service;
  private static ApiClient admin;

  @TempDir private Path folder;
  private Path enrolToken;
  private Path out;

  @BeforeAll
  static void start() {
    service = LocalService.temporary();
    admin = service.client();
  }

  @AfterAll
  static void stop() {
    admin.close();
    service.close();
  }

  @BeforeEach
  void makeToken() throws Exception {
    out = folder.resolve("token");
    Json made =
        admin.post(
            "/tokens",
            Json.object()
                .with("name", folder.toString())
                .with("scope", "enrol")
                .with("cluster", "prod")
                .with("uses", 3));
    enrolToken = Files.writeString(folder.resolve("enrol.token"), made.text("secret") + "\n");
  }

  private record Ran(int status, String error) {}

  private static Ran run(Object command, String... arguments) {
    StringWriter error = new StringWriter();
    int status =
        new CommandLine(command)
            .setExecutionExceptionHandler(Failures::told)
            .setErr(new PrintWriter(error, true))
            .execute(
                Stream.concat(Stream.of("--server", service.uri().toString()), Stream.of(arguments))
                    .toArray(String[]::new));
    return new Ran(status, error.toString());
  }

  private Ran enrol(String node, String machine, Path to) throws IOException {
    return run(
        new EnrolCommand(),
        "--token-file",
        enrolToken.toString(),
        "--node",
        node,
        "--machine-id-file",
        Files.writeString(folder.resolve("machine-id"), machine + "\n").toString(),
        "--out",
        to.toString());
  }

  private Json listed(String name) throws InterruptedException {
    return admin.all("/tokens", Map.of()).stream()
        .filter(token -> token.text("name").equals(name))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void enrol_keepsThePushToken_forItsOwnerAlone() throws Exception {
    assertThat(enrol("a", MACHINE, out)).isEqualTo(new Ran(0, ""));

    assertThat(Files.readString(out)).matches("nl_push_[A-Za-z0-9_-]{43}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-------");
    assertThat(files()).containsExactly("enrol.token", "machine-id", "token");
    assertThat(listed("a").text("machineId")).isEqualTo(MACHINE);
  }

  @Test
  void enrol_thatIsRefused_namesBothMachines_andLeavesNoFile() throws Exception {
    assertThat(enrol("b", MACHINE, out).status()).isZero();
    String first = Files.readString(out);

    Ran refused = enrol("b", OTHER, out);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.error()).contains(MACHINE).contains(OTHER);
    assertThat(Files.readString(out)).as("what was there").isEqualTo(first);
    assertThat(files()).containsExactly("enrol.token", "machine-id", "token");
  }

  @Test
  void enrol_whereNothingCanBeKept_takesNoUse() throws Exception {
    Ran failed = enrol("c", MACHINE, folder.resolve("missing").resolve("token"));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.error()).contains("No file can be written in");
    assertThat(listed(folder.toString()).text("usesLeft")).isEqualTo("3");
  }

  @Test
  void rotate_ofAYoungToken_isRefused_andKeepsTheOldOne() throws Exception {
    assertThat(enrol("d", MACHINE, out).status()).isZero();
    String first = Files.readString(out);

    Ran rotated =
        run(
            new TokenRotateCommand(),
            "self",
            "--token-file",
            out.toString(),
            "--out",
            out.toString());

    assertThat(rotated.status()).isEqualTo(1);
    assertThat(rotated.error()).contains("an hour");
    assertThat(Files.readString(out)).isEqualTo(first);
  }
}
