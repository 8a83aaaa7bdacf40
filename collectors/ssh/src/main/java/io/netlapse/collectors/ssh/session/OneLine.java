package io.netlapse.collectors.ssh.session;

import java.util.regex.Pattern;

/** What a stranger wrote, fit for a message: one line, nothing that a terminal would obey. */
final class OneLine {

  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

  private OneLine() {}

  static String of(String text) {
    return SEQUENCE
        .matcher(text)
        .replaceAll("")
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
        .replaceAll(" +", " ")
        .strip();
  }
}
