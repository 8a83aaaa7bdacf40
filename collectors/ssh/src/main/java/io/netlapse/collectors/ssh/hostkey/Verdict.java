package io.netlapse.collectors.ssh.hostkey;

/** What becomes of a host that shows a key. */
public sealed interface Verdict {

  /** It is known by it. */
  record Known() implements Verdict {}

  /** It was not known, is taken for who it says it is, and was written down. */
  record FirstUse() implements Verdict {}

  /**
   * It is not spoken to.
   *
   * @param reason why, and what to do
   */
  record Refused(String reason) implements Verdict {}
}
