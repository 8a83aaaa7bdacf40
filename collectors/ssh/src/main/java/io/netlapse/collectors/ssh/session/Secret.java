package io.netlapse.collectors.ssh.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A password or passphrase in a file. It stands in no message, no argument and no log. */
final class Secret {

  private static final int MOST_BYTES = 1_024;

  private Secret() {}

  /**
   * The first line of a file, without its end.
   *
   * @param what what it is, for a message
   * @throws TargetException if it cannot be read, or is empty or too long
   */
  static byte[] of(Path file, String what) throws TargetException {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(MOST_BYTES + 1), UTF_8);
      String line = text.lines().findFirst().orElse("");
      if (line.isEmpty() || text.length() > MOST_BYTES) {
        throw new TargetException(
            Fault.LOGIN,
            "%s is to be the first line of %s, of at most %d bytes, and there is none. Put it there."
                .formatted(what, file, MOST_BYTES));
      }
      return line.getBytes(UTF_8);
    } catch (IOException e) {
      throw new TargetException(
          Fault.LOGIN,
          "%s cannot be read from %s. Is it there, and may this user read it?"
              .formatted(what, file),
          e);
    }
  }
}
