package io.netlapse.engine.facts.logs;

/**
 * What became of the lines of a log.
 *
 * @param told lines that are under an event
 * @param raw lines of the log that are in no catalogue: raw text, kept and no fact
 * @param continued lines below a line of the log that are not written as one: parts of its message
 * @param unread lines above any line of the log that nobody can place
 */
public record LogAccount(int told, int raw, int continued, int unread) {

  /** Of no line. */
  public static final LogAccount NONE = new LogAccount(0, 0, 0, 0);

  /** Of the lines of both. */
  public LogAccount plus(LogAccount other) {
    return new LogAccount(
        told + other.told, raw + other.raw, continued + other.continued, unread + other.unread);
  }
}
