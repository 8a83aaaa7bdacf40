package io.netlapse.cli.postgres;

import io.netlapse.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders of temporary databases, those of killed processes among them. */
final class TemporaryFolders {

  private static final String PREFIX = "netlapse-database-";

  // A folder is locked a moment after it is made: until then it is its process that shows it is
  // used.
  private static final Duration YOUNG = Duration.ofSeconds(30);

  private TemporaryFolders() {}

  /** A new one, which nobody else may read. */
  static Path create() {
    try {
      return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
    } catch (IOException e) {
      throw new CommandFailure(
          "No temporary folder can be made in %s (%s); set TMPDIR to one that has room."
              .formatted(parent(), e),
          e);
    }
  }

  /** Stops the servers that killed processes left running, and removes their folders. */
  static void removeAbandoned() {
    try (Stream<Path> entries = Files.list(parent())) {
      entries
          .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
          .filter(entry -> Files.isDirectory(entry) && isOurs(entry) && !isBeingOpened(entry))
          .forEach(TemporaryFolders::removeIfAbandoned);
    } catch (IOException | UncheckedIOException _) {
      // Tidying up is a courtesy: what cannot be listed stays.
    }
  }

  private static boolean isOurs(Path folder) {
    try {
      return Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    } catch (IOException _) {
      return false; // gone, or nobody's to touch
    }
  }

  private static boolean isBeingOpened(Path folder) {
    try {
      Instant changed = Files.getLastModifiedTime(folder).toInstant();
      String process = folder.getFileName().toString().substring(PREFIX.length()).split("-", 2)[0];
      return changed.isAfter(Instant.now().minus(YOUNG))
          && process.matches("[0-9]{1,10}")
          && ProcessHandle.of(Long.parseLong(process)).isPresent();
    } catch (IOException _) {
      return true; // gone, or nobody's to touch
    }
  }

  private static void removeIfAbandoned(Path folder) {
    try (FileChannel lock = DatabaseFolder.lock(folder)) {
      if (lock != null) {
        Postmaster.stopIn(folder.resolve("data"));
        remove(folder);
      }
    } catch (IOException | CommandFailure _) {
      // Another start, or a person, will see to it.
    }
  }

  /** Removes a folder with all that is in it, as far as that can be done. */
  static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException _) {
      // The next start tries again.
    }
  }

  private static Path parent() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
