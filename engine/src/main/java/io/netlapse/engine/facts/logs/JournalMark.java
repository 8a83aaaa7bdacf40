package io.netlapse.engine.facts.logs;

/** What journalctl, a pager or whoever cut a paste writes between the lines of a log. */
final class JournalMark {

  private JournalMark() {}

  /** {@code -- Reboot --}, and {@code -- Boot 0b7d2c3e... --} of newer versions. */
  static boolean isBoot(String content) {
    return content.equals("-- Reboot --")
        || (content.startsWith("-- Boot ") && content.endsWith(" --"));
  }

  static boolean is(String content) {
    String text = content.strip();
    return (text.startsWith("-- ") && text.endsWith(" --"))
        || (text.startsWith("-- Logs begin at ") || text.startsWith("-- Journal begins at "))
        || text.startsWith("░░")
        || (text.startsWith("lines ") && text.indexOf('-') > 0 && text.length() < 40)
        || text.equals("~")
        || text.startsWith("Hint: ");
  }
}
