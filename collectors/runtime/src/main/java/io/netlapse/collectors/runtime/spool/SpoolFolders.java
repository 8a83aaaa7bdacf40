package io.netlapse.collectors.runtime.spool;

import io.netlapse.collectors.runtime.durable.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The folders of a spool, which this process alone uses. */
record SpoolFolders(
    Path path,
    SpoolLock lock,
    DurableFolder waiting,
    DurableFolder gaps,
    DurableFolder damaged,
    DurableFolder refused,
    DurableFolder sent)
    implements AutoCloseable {

  static SpoolFolders open(Path path) throws SpoolException {
    try {
      DurableFolder top = DurableFolder.made(path);
      SpoolLock lock = SpoolLock.of(path);
      try {
        top.swept();
        return new SpoolFolders(
            path,
            lock,
            DurableFolder.made(path.resolve("waiting")).swept(),
            DurableFolder.made(path.resolve("gaps")).swept(),
            DurableFolder.made(path.resolve("damaged")).swept(),
            DurableFolder.made(path.resolve("refused")).swept(),
            DurableFolder.made(path.resolve("sent")).swept());
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** The highest number that a file in them has, or that a record of a gap remembers; 0 if none. */
  long lastNumber() throws IOException {
    List<Path> files = new ArrayList<>(waiting.list());
    files.addAll(damaged.list());
    files.addAll(refused.list());
    return files.stream().mapToLong(WaitingFiles::number).max().orElse(0);
  }

  /** Does to a file what was to be done when the process was killed. */
  void finish(Path file, Gap.Why why) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    if (why == Gap.Why.DAMAGED) {
      damaged.take(file);
    } else {
      Files.delete(file);
    }
    waiting.force();
  }

  /** All that is known of a file that cannot be read: when it was written. */
  Waiting unreadable(Path file, long number) throws IOException {
    Instant written = Files.getLastModifiedTime(file).toInstant();
    String name = file.getFileName().toString();
    return new Waiting(number, Spooled.unreadable(name, written), Files.size(file));
  }

  SpoolException unusable(IOException e) {
    return unusable(path, e);
  }

  private static SpoolException unusable(Path path, IOException e) {
    return new SpoolException(
        "The spool %s cannot be used: %s. Is there room, and may this user read and write there?"
            .formatted(path, e.getMessage() == null ? e.toString() : e.getMessage()),
        e);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException _) {
      return; // the kernel lets go of it with the process
    }
  }
}
