package io.netlapse.collectors.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.io.ByteArrayInputStream;
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
      "netlapse-bundle 1\nnode: a\ncaptured-at: 2026-11-21T11:40:00Z\n\nend: 0\n";

  private final List<Capture> delivered = new ArrayList<>();
  private final List<Damage> remarks = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void collector_isFoundByItsName() {
    assertThat(ServiceLoader.load(Collector.class).stream().map(ServiceLoader.Provider::get))
        .filteredOn(UploadCollector.class::isInstance)
        .extracting(Collector::name)
        .containsExactly("upload");
  }

  @Test
  void bundle_isDeliveredAsItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("a.bundle"), BUNDLE);

    collect(Map.of(), file);

    Capture capture = delivered.getFirst();
    assertThat(capture.source()).isEqualTo(file.toString());
    assertThat(capture.age()).isEqualTo(Capture.Age.RECORDED);
    assertThat(capture.bundle().text()).isEqualTo(BUNDLE);
  }

  @Test
  void bundle_isDecompressed() throws Exception {
    Path file = Files.write(folder.resolve("a.bundle.gz"), gzip(BUNDLE));

    collect(Map.of(), file);

    assertThat(delivered.getFirst().bundle().text()).isEqualTo(BUNDLE);
  }

  @Test
  void compressedBundle_thatIsCutOffIsDeliveredAsFarAsItGoes() throws Exception {
    byte[] whole = gzip(BUNDLE);
    Path file = Files.write(folder.resolve("a.bundle.gz"), Arrays.copyOf(whole, whole.length - 12));

    collect(Map.of(), file);

    assertThat(BUNDLE).startsWith(delivered.getFirst().bundle().text());
  }

  @Test
  void folder_isDeliveredAsBundles() throws Exception {
    Files.writeString(folder.resolve("commands.txt"), "a.rules.txt -> ip rule -> a\n");
    Files.writeString(folder.resolve("a.rules.txt"), "0:\tfrom all lookup local\n");
    Files.writeString(folder.resolve("notes.txt"), "");

    collect(Map.of("at", "2026-11-21T12:40:00+01:00"), folder);

    Bundle bundle =
        new BundleReader(BundleLimits.DEFAULT)
            .read(new ByteArrayInputStream(delivered.getFirst().bundle().toByteArray()));
    assertThat(bundle.node()).isEqualTo("a");
    assertThat(bundle.capturedAt()).isEqualTo(Instant.parse("2026-11-21T11:40:00Z"));
    assertThat(bundle.sections()).hasSize(1);
    assertThat(remarks).extracting(Damage::where).singleElement().asString().endsWith("notes.txt");
  }

  @Test
  void file_thatIsMissingIsNamed() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> collect(Map.of(), missing))
        .isInstanceOf(CollectException.class)
        .hasMessage(missing + " is not there. Name a file or folder that is.");
  }

  @Test
  void file_thatIsNoBundleIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "root@a:~# ip rule\n");

    assertThatThrownBy(() -> collect(Map.of(), file))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("is no bundle");
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
    new UploadCollector(remarks::add)
        .collect(new Settings(arguments, options), capture -> delivered.add(capture));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
