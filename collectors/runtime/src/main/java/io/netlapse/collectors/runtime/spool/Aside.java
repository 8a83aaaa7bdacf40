package io.netlapse.collectors.runtime.spool;

import io.netlapse.collectors.runtime.durable.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Files that were set aside for a person to look at. They are counted as lost already, so they go
 * first when room is needed.
 */
record Aside(DurableFolder folder) {

  /** How many captures lie there and how large all files are together. */
  record Size(long captures, long bytes) {}

  Size size() throws IOException {
    Set<Long> captures = new HashSet<>();
    long bytes = 0;
    for (Path file : folder.list()) {
      try {
        bytes += Files.size(file);
        captures.add(WaitingFiles.number(file));
      } catch (NoSuchFileException _) {
        // somebody has tidied up
      }
    }
    return new Size(captures.size(), bytes);
  }

  /** Deletes those that were set aside longer ago than an age. */
  void expire(Duration age, Instant now) throws IOException {
    for (Path file : folder.list()) {
      Instant since = Files.getLastModifiedTime(file).toInstant();
      if (Duration.between(since, now).compareTo(age) > 0) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Deletes the oldest, each with all its files, until so many bytes are free, and tells how many
   * it freed.
   */
  long free(long bytes) throws IOException {
    long freed = 0;
    long last = 0;
    for (Path file : folder.list()) {
      if (freed >= bytes && WaitingFiles.number(file) != last) {
        break;
      }
      last = WaitingFiles.number(file);
      freed += Files.size(file);
      Files.deleteIfExists(file);
    }
    return freed;
  }
}
