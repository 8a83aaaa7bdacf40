package io.netlapse.collectors.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Up to when a node's logs have reached the service: the begin of the last capture that it
 * acknowledged, as one line of RFC 3339 in a file. A file that is missing or says anything else is
 * a first capture, which takes all that the script takes of logs.
 *
 * @param file where it is kept
 */
record LogCursor(Path file) {

  /** What a log's writer holds back may come behind what it wrote later. */
  static final Duration OVERLAP = Duration.ofSeconds(60);

  /** The cursor of a node in a folder; {@code node} is empty for this machine's own name. */
  static LogCursor in(Path folder, String node) {
    return new LogCursor(
        folder.resolve(node.isEmpty() ? "logs.cursor" : "logs." + node + ".cursor"));
  }

  /**
   * From when on logs are to be taken: the begin of the clock hour, in UTC as the journal's times
   * are read, of the cursor less the overlap. What is logged again and again is one fact an hour,
   * with the time of its first line: a capture that began amid the hour would make another fact of
   * it. Empty where there is no cursor, or one ahead of the clock, which was set back then.
   */
  Optional<Instant> since(Instant now) {
    return read()
        .filter(cursor -> !cursor.isAfter(now))
        .map(cursor -> cursor.minus(OVERLAP).truncatedTo(ChronoUnit.HOURS));
  }

  private Optional<Instant> read() {
    try {
      return Optional.of(Instant.parse(Files.readString(file).strip()));
    } catch (IOException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /**
   * Puts it at an instant. Whoever reads meanwhile, and who reads after a power cut, finds the old
   * line or the new one.
   */
  void moveTo(Instant instant) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no file can be " + file);
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap((instant + "\n").getBytes(UTF_8)));
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
