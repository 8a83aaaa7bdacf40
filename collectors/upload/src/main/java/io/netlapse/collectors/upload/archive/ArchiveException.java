package io.netlapse.collectors.upload.archive;

import java.io.IOException;
import java.io.Serial;

/**
 * An archive is refused. The message says what is wrong with it and what to do, in a sentence that
 * begins with the archive's name.
 */
public final class ArchiveException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  /** With such a message. */
  ArchiveException(String message) {
    super(message);
  }

  /** It ends within itself. */
  static ArchiveException cutOff(String name) {
    return new ArchiveException(name + " ends before its end: it was cut off. Send it again.");
  }
}
