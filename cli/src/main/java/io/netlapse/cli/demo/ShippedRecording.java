package io.netlapse.cli.demo;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recording that the jar carries, and beside it what a right answer about it says. Read from
 * the jar as it stands, without unpacking.
 */
final class ShippedRecording implements AutoCloseable {

  private static final String FOLDER = "recording";
  private static final String EXPECTATIONS = "expectations.tsv";

  private final Path folder;
  private final @Nullable FileSystem jar;

  private ShippedRecording(Path folder, @Nullable FileSystem jar) {
    this.folder = folder;
    this.jar = jar;
  }

  /**
   * Opens it.
   *
   * @throws CommandFailure if this netlapse was built without it
   */
  static ShippedRecording open() {
    URL resource = ShippedRecording.class.getResource(FOLDER);
    if (resource == null) {
      throw new CommandFailure("This netlapse was built without the demo's recording; build anew.");
    }
    try {
      URI uri = resource.toURI();
      if (!uri.getScheme().equals("jar")) {
        return new ShippedRecording(Path.of(uri), null);
      }
      FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
      return new ShippedRecording(jar.provider().getPath(uri), jar);
    } catch (URISyntaxException | IOException e) {
      throw new CommandFailure(
          "The demo's recording at %s cannot be opened (%s).".formatted(resource, e), e);
    }
  }

  /**
   * The recording.
   *
   * @throws CollectException if it is not laid out as it should be
   */
  Recording recording() throws CollectException {
    return Recording.open(folder);
  }

  /** The lines of the expectations ({@link Expectations}). */
  List<String> expectations() {
    Path file = folder.resolveSibling(EXPECTATIONS);
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new CommandFailure("The demo's %s cannot be read (%s).".formatted(file, e), e);
    }
  }

  @Override
  public void close() {
    if (jar == null) {
      return;
    }
    try {
      jar.close();
    } catch (IOException _) {
      // Opened to read: nothing is lost.
    }
  }
}
