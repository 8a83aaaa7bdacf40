package io.netlapse.collectors.runtime.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.runtime.durable.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The slot of the last run, as a line of RFC 3339 in the file {@code last-run} of a folder, so that
 * whoever starts again knows what was missed. A file that is missing or says anything else is no
 * last run.
 *
 * @param folder where it is kept
 */
public record LastRun(DurableFolder folder) {

  private static final String NAME = "last-run";

  /** The slot; null where there is none. */
  public @Nullable Instant read() {
    try {
      return Instant.parse(Files.readString(folder.file(NAME)).strip());
    } catch (IOException | DateTimeException _) {
      return null;
    }
  }

  /** Remembers a slot; durable when it returns. */
  public void write(Instant slot) throws IOException {
    folder.write(NAME, (slot + "\n").getBytes(UTF_8));
  }
}
