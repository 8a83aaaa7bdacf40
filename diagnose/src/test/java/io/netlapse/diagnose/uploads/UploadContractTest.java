package io.netlapse.diagnose.uploads;

import io.netlapse.kit.CollectorContract;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The upload gives what a stranger's collector must. */
final class UploadContractTest extends CollectorContract {

  @TempDir private Path folder;

  @Override
  protected Collector collector() {
    return new UploadCollector(_ -> {});
  }

  @Override
  protected Settings settings() throws IOException {
    Files.writeString(folder.resolve("commands.txt"), "a.rules.txt -> ip rule -> a\n");
    Files.writeString(folder.resolve("a.rules.txt"), "0:\tfrom all lookup local\n");
    return new Settings(List.of(folder.toString()), Map.of("at", "2026-11-21T11:40:00Z"));
  }
}
