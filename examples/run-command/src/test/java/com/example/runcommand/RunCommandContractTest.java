package com.example.runcommand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlapse.kit.CollectorContract;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every collector promises, and what only this one does. */
final class RunCommandContractTest extends CollectorContract {

  /** Stands for the capture script; larger than a part of the cloud's. */
  private static final String SCRIPT =
      """
      printf 'netlapse-bundle 1\\nnode: %s\\ncaptured-at: 2026-11-21T11:40:00Z\\n\\n' "$2"
      printf 'section: sample\\ncommand: seq 10000\\nbegin: 0\\nend: 0.1\\nexit: 0\\n'
      printf 'output-bytes: %s\\nerror-bytes: 0\\n\\n' "$(seq 10000 | wc -c)"
      seq 10000
      printf '\\nend: 1\\n'
      """;

  @TempDir private Path folder;
  private FakeCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = new FakeCloud();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Override
  protected Collector collector() {
    return new RunCommandCollector();
  }

  @Override
  protected Settings settings() throws IOException {
    return new Settings(List.of("worker-1=i-here"), options("secret"));
  }

  private Map<String, String> options(String token) throws IOException {
    return Map.of(
        "api",
        cloud.get().toString(),
        "token-file",
        Files.writeString(folder.resolve("token"), token + "\n").toString(),
        "script",
        Files.writeString(folder.resolve("script"), SCRIPT).toString());
  }

  @Test
  void machineThatIsNotThere_isTold_andDelaysNoOther() throws Exception {
    List<String> told = new ArrayList<>();
    Sink sink =
        new Sink() {
          @Override
          public void deliver(Capture capture) {
            told.add("delivered " + capture.source());
          }

          @Override
          public void failed(String target, String reason) {
            told.add("failed " + target);
          }
        };
    Settings two = new Settings(List.of("gone=i-gone", "here=i-here"), options("secret"));
    assertThrows(CollectException.class, () -> collector().collect(two, sink));
    assertEquals(List.of("failed gone", "delivered i-here"), told);
  }

  @Test
  void optionThatIsUnknown_isNamed() throws Exception {
    Map<String, String> options = new HashMap<>(options("secret"));
    options.put("regoin", "eu");
    CollectException refused =
        assertThrows(
            CollectException.class,
            () -> collector().collect(new Settings(List.of("a=i-here"), options), capture -> {}));
    assertEquals(
        "There is no option 'regoin'; there are api, limit, only, script, token-file.",
        refused.getMessage());
  }
}
