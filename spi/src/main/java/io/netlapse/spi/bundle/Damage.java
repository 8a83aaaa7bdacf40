package io.netlapse.spi.bundle;

/**
 * Something that is not in a {@link Bundle} although it should be, while the rest is usable.
 *
 * @param where byte offset and section, or the file in a folder: {@code byte 1234, section ip-rule}
 * @param what what is wrong there and what became of it, in a sentence without full stop
 */
public record Damage(String where, String what) {

  /** {@code where: what}. */
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
