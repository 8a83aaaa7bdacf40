package io.netlapse.collectors.upload;

import io.netlapse.collectors.upload.tree.OutputTree;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleWriter;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers files with bundles (plain or gzip) and folders of command outputs ({@link OutputTree})
 * as recorded captures, in the order of the arguments. The option {@code at} tells when the outputs
 * of a folder were taken that does not tell it itself (RFC 3339).
 */
public final class UploadCollector implements Collector {

  private static final System.Logger LOG = System.getLogger(UploadCollector.class.getName());

  private final Consumer<Damage> remarks;

  /** Tells by a warning in the log what it leaves out. */
  public UploadCollector() {
    this(damage -> LOG.log(System.Logger.Level.WARNING, damage.toString()));
  }

  /**
   * Tells what it leaves out to somebody.
   *
   * @param remarks called for each file or section that is left out, on the collecting thread
   */
  public UploadCollector(Consumer<Damage> remarks) {
    this.remarks = remarks;
  }

  @Override
  public String name() {
    return "upload";
  }

  @Override
  public String summary() {
    return "uploads bundles and folders of command outputs that are there already";
  }

  @Override
  public void collect(Settings settings, Sink sink) throws CollectException, InterruptedException {
    if (settings.arguments().isEmpty()) {
      throw new CollectException(
          "There is nothing to upload. Name files with bundles, or folders of command outputs.");
    }
    Instant at = at(settings.option("at"));
    for (String argument : settings.arguments()) {
      Path path = Path.of(argument);
      if (Files.isDirectory(path)) {
        deliver(OutputTree.open(path, at), sink);
      } else {
        sink.deliver(new Capture(argument, BundleFile.read(path), Capture.Age.RECORDED));
      }
    }
  }

  private void deliver(OutputTree tree, Sink sink) throws CollectException, InterruptedException {
    tree.unread().forEach(remarks);
    for (Play play : tree.plays()) {
      Bundle bundle = tree.bundle(play);
      bundle.damage().forEach(remarks);
      String source = "%s (%s at %s)".formatted(play.folder(), play.node(), play.at());
      sink.deliver(new Capture(source, BundleWriter.toContent(bundle), Capture.Age.RECORDED));
    }
  }

  private static @Nullable Instant at(Optional<String> option) throws CollectException {
    if (option.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(option.get()).toInstant();
    } catch (DateTimeException e) {
      throw new CollectException(
          "'at' is no RFC 3339 time. Write it as 2026-11-21T11:40:00Z or"
              + " 2026-11-21T12:40:00+01:00.",
          e);
    }
  }
}
