package io.netlapse.diagnose.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadCollectorTest {

  private static final String BUNDLE =
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
      """;

  private final List<Capture> delivered = new ArrayList<>();
  private final StringBuilder report = new StringBuilder();
  @TempDir private Path folder;

  @Test
  void collector_isFoundByItsName() {
    assertThat(ServiceLoader.load(Collector.class).stream().map(ServiceLoader.Provider::get))
        .filteredOn(UploadCollector.class::isInstance)
        .extracting(Collector::name)
        .containsExactly("upload");
  }

  @Test
  void bundle_isDeliveredPlainOrCompressed() throws Exception {
    Path plain = Files.writeString(folder.resolve("a.bundle"), BUNDLE);
    Path packed = Files.write(folder.resolve("a.bundle.gz"), gzip(BUNDLE));

    collect(Map.of(), plain, packed);

    assertThat(delivered).extracting(Capture::age).containsOnly(Capture.Age.RECORDED);
    assertThat(bundle(0)).isEqualTo(bundle(1));
    assertThat(bundle(0).node()).isEqualTo("a");
    assertThat(bundle(0).sections().getFirst().output().text())
        .isEqualTo("0:\tfrom all lookup local\n");
    assertThat(report).contains("a at 2026-11-21T11:40:00Z: delivered", "1 facts", "2 delivered");
  }

  @Test
  void folder_isDeliveredAsBundles_andWhatIsLeftOutIsSaid() throws Exception {
    Files.writeString(folder.resolve("commands.txt"), "a.rules.txt -> ip rule -> a\n");
    Files.writeString(folder.resolve("a.rules.txt"), "0:\tfrom all lookup local\n");
    Files.writeString(folder.resolve("notes.txt"), "");

    collect(Map.of("at", "2026-11-21T12:40:00+01:00", "report", "json"), folder);

    assertThat(bundle(0).node()).isEqualTo("a");
    assertThat(bundle(0).capturedAt()).isEqualTo(Instant.parse("2026-11-21T11:40:00Z"));
    assertThat(bundle(0).sections()).hasSize(1);
    Json json = Json.parse(report.toString());
    assertThat(json.get("notRead").items())
        .singleElement()
        .satisfies(left -> assertThat(left.text("file")).endsWith("notes.txt"));
    Json output = json.get("snapshots").items().getFirst().get("outputs").items().getFirst();
    assertThat(output.text("probe")).isEqualTo("ip-rule");
    assertThat(output.text("isPart")).isEqualTo("false");
  }

  @Test
  void questions_areAskedBeforeAnythingIsDelivered() throws Exception {
    Path known = Files.writeString(folder.resolve("a.bundle"), BUNDLE);
    Path unknown = Files.writeString(folder.resolve("paste.txt"), "0:\tfrom all lookup local\n");

    assertThatThrownBy(() -> collect(Map.of(), known, unknown))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("paste.txt: nothing in it tells the node")
        .hasMessageEndingWith("Tell it with --node NAME and -O at=2026-11-21T11:40:00Z.");
    assertThat(delivered).isEmpty();
  }

  @Test
  void nodeThatIsTold_isNotLaidOverSeveral() throws Exception {
    Path known = Files.writeString(folder.resolve("a.bundle"), BUNDLE);
    Path unknown = Files.writeString(folder.resolve("paste.txt"), "0:\tfrom all lookup local\n");

    assertThatThrownBy(
            () -> collect(Map.of("at", "2026-11-21T11:40:00Z", "node", "worker-1"), known, unknown))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("there are 2: a, worker-1");
    assertThat(delivered).isEmpty();
  }

  @Test
  void refusal_leavesAReportOfWhatArrived() throws Exception {
    Path one = Files.writeString(folder.resolve("a.bundle"), BUNDLE);
    Path other =
        Files.writeString(folder.resolve("b.bundle"), BUNDLE.replace("node: a", "node: b"));

    assertThatThrownBy(
            () ->
                new UploadCollector(report::append)
                    .collect(
                        new Settings(List.of(one.toString(), other.toString()), Map.of()),
                        capture -> {
                          if (!delivered.isEmpty()) {
                            throw new CollectException("refused");
                          }
                          delivered.add(capture);
                        }))
        .hasMessage("refused");
    assertThat(report).contains("1 delivered").doesNotContain("b at");
  }

  @Test
  void file_thatIsMissingIsNamed() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> collect(Map.of(), missing))
        .isInstanceOf(CollectException.class)
        .hasMessage(missing + " is not there. Name a file or folder that is.");
  }

  @Test
  void file_thatGrowsBeyondTheLimitIsRefused() throws Exception {
    Path bomb = folder.resolve("bomb.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write(BUNDLE.getBytes(UTF_8));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 129; i++) {
        out.write(zeros);
      }
    }

    assertThatThrownBy(() -> collect(Map.of(), bomb))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("longer than 128 MiB");
  }

  @Test
  void arguments_mustBeThere() {
    assertThatThrownBy(() -> collect(Map.of()))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("nothing to upload");
  }

  @Test
  void time_thatIsNoneIsRefused() {
    assertThatThrownBy(() -> collect(Map.of("at", "yesterday"), folder))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("'at' is no RFC 3339 time");
  }

  private void collect(Map<String, String> options, Path... paths)
      throws CollectException, InterruptedException {
    List<String> arguments = Arrays.stream(paths).map(Path::toString).toList();
    new UploadCollector(report::append)
        .collect(new Settings(arguments, options), capture -> delivered.add(capture));
  }

  private Bundle bundle(int index) throws Exception {
    return new BundleReader(BundleLimits.DEFAULT).read(delivered.get(index).bundle().stream());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
