package io.netlapse.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.netlapse.cli.Main;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, against a real HTTP server. */
final class CollectCommandTest {

  /** Nothing listens there. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  @TempDir Path folder;

  @Test
  void schedule_withoutASpoolIsRefused() throws Exception {
    Ended ended = run("upload", "--every", "* * * * *");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.said())
        .contains("--every needs --spool FOLDER: what cannot be sent at once waits there.");
  }

  @Test
  void whatIsTypedWrong_isOneSentence() throws Exception {
    String spool = folder.resolve("spool").toString();

    assertThat(run("upload", "--spool", spool, "--every", "61 * * * *").said())
        .contains("'61 * * * *' is no cron expression");
    assertThat(run("upload", "--spool", spool, "--every", "* * * * *", "--zone", "Mars").said())
        .contains("'Mars' is no time zone; write one such as UTC or Europe/Berlin.");
    assertThat(run("upload", "--spool", spool, "--spool-size", "many").said())
        .contains("'many' is no size");
    assertThat(run("upload", "--spool", spool, "--spool-age", "0d").said())
        .contains("the age of the spool is not positive.");
    assertThat(run("agent", "--spool", spool, "--watch").said())
        .contains("--watch needs --every CRON");
    assertThat(run("upload", "--spool", spool, "--every", "* * * * *", "--watch").said())
        .contains("The collector 'upload' does not notice changes; leave --watch out.");
  }

  @Test
  void whatNothingTells_isAskedWithTheOptionsThatTellIt() throws Exception {
    Path paste = Files.writeString(folder.resolve("paste.txt"), "0:\tfrom all lookup local\n");

    Ended ended = run("upload", paste.toString());

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.said())
        .contains("Nothing was uploaded", "paste.txt: nothing in it tells the node")
        .contains("Tell it with --node NAME and -O at=2026-11-21T11:40:00Z.");
  }

  @Test
  void whatWaitsInTheSpool_isSentByTheNextRun() throws Exception {
    Path bundle =
        Files.writeString(
            folder.resolve("a.bundle"),
            """
            netlapse-bundle 1
            node: a
            captured-at: 2026-11-21T11:40:00Z

            section: ip-rule
            command: ip rule
            begin: 0
            end: 0.1
            exit: 0
            output-bytes: 25
            error-bytes: 0

            0:\tfrom all lookup local

            end: 1
            """);
    Path spool = folder.resolve("spool");
    String[] upload = {
      "upload", "--spool", spool.toString(), "--give-up-after", "1", bundle.toString()
    };

    Ended away = runAgainst(NOWHERE, upload);
    assertThat(away.status()).isEqualTo(1);
    assertThat(away.said()).contains("what is left waits in " + spool + " for the next run.");
    assertThat(waiting(spool)).isEqualTo(1);

    AtomicInteger pushes = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          pushes.incrementAndGet();
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
    try {
      Ended there = runAgainst("http://127.0.0.1:" + server.getAddress().getPort(), upload);

      assertThat(there.said()).contains("upload: everything delivered to");
      assertThat(there.status()).isZero();
      assertThat(pushes.get()).isEqualTo(2);
      assertThat(waiting(spool)).isZero();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void terminated_endsAtOnceAndLetsGoOfTheSpool() throws Exception {
    String spool = folder.resolve("spool").toString();
    Path said = folder.resolve("said");
    Process process = start(NOWHERE, said, "upload", "--every", "0 0 1 1 *", "--spool", spool);
    while (process.isAlive() && !Files.readString(said).contains("runs on schedule")) {
      Thread.sleep(20);
    }
    assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
    assertThat(run("upload", "--every", "0 0 1 1 *", "--spool", spool).said())
        .contains("Another collector uses the spool");

    process.destroy(); // SIGTERM

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(Files.readString(said)).as("what it said").doesNotContain("Exception");
    assertThat(run("upload", "--spool", spool).said()).doesNotContain("Another collector");
  }

  private record Ended(int status, String said) {}

  private Ended run(String... arguments) throws Exception {
    return runAgainst(NOWHERE, arguments);
  }

  private Ended runAgainst(String server, String... arguments) throws Exception {
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process = start(server, said, arguments);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(said));
  }

  private static Process start(String server, Path said, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "collect"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--server", server));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("NETLAPSE_TOKEN", "t");
    builder.environment().remove("NETLAPSE_TOKEN_FILE");
    return builder.start();
  }

  private static long waiting(Path spool) throws Exception {
    try (Stream<Path> files = Files.list(spool.resolve("waiting"))) {
      return files.count();
    }
  }
}
