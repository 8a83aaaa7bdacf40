package io.netlapse.cli.demo;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.local.LocalService;
import io.netlapse.cli.postgres.EmbeddedDatabase;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.cli.terminal.Terminal;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.diagnose.text.Style;
import io.netlapse.spi.collect.CollectException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows on this machine, without anything installed, what netlapse is for. */
@Command(
    name = "demo",
    description =
        "Starts a netlapse with a PostgreSQL of its own, captures this machine, plays a week of"
            + " three nodes in which one takes another's address, and tells what it found.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it ended by itself and every part of the answer is there",
      "1:a part of the answer is missing or wrong"
    })
public final class DemoCommand implements Callable<Integer> {

  @Option(names = "--once", description = "Check the answer, then end instead of serving on.")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the database in this folder; without it, it is thrown away at the end.")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "-1",
      description = "The TCP port on 127.0.0.1 (default: any that is free).")
  private int port = -1;

  @Override
  public Integer call() throws InterruptedException {
    System.err.println("starting PostgreSQL and the service");
    try (ShippedRecording shipped = ShippedRecording.open();
        LocalService service = LocalService.over(database(), port);
        ApiClient admin = service.client();
        ReadToken reader = ReadToken.of(admin)) {
      List<String> complaints = run(shipped, service, admin);
      if (once) {
        complaints.forEach(complaint -> System.err.println("demo: " + complaint));
        if (complaints.isEmpty()) {
          System.err.println("demo: every part of the answer is there");
        }
        return complaints.isEmpty() ? 0 : 1;
      }
      serve(service, reader);
      return 0;
    }
  }

  private EmbeddedDatabase database() {
    return data == null ? EmbeddedDatabase.temporary() : EmbeddedDatabase.in(data);
  }

  private static List<String> run(ShippedRecording shipped, LocalService service, ApiClient admin)
      throws InterruptedException {
    Demo demo = new Demo(service.uri(), admin, System.err, Clock.systemUTC());
    PrintStream out = Terminal.utf8();
    Style style = Terminal.style();
    try {
      Recording recording = shipped.recording();
      List<Play> plays = recording.plays();
      Report machine = demo.captureThisMachine();
      demo.play(recording, plays);
      Report incidents = demo.ask(plays);
      machine.print(out, style);
      incidents.print(out, style);
      out.println();
      return Expectations.parse(shipped.expectations())
          .complaints(Stream.concat(machine.parts().stream(), incidents.parts().stream()).toList());
    } catch (CollectException e) {
      throw CommandFailure.of(1, e);
    }
  }

  private static void serve(LocalService service, ReadToken reader) throws InterruptedException {
    PrintStream out = Terminal.utf8();
    out.println("It keeps running until Ctrl-C. Ask it on, for example:");
    out.println("  TOKEN=" + reader.secret());
    out.println(
        "  curl -H \"Authorization: Bearer $TOKEN\" %s/api/v1/clusters/demo/nodes"
            .formatted(service.uri()));
    CountDownLatch stopped = new CountDownLatch(1);
    // Closed by the hook and not behind await(): the JVM ends once its hooks have.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      reader.close();
                      service.close();
                    }));
    stopped.await();
  }
}
