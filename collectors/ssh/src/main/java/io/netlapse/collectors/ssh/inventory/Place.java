package io.netlapse.collectors.ssh.inventory;

/**
 * Where something is told.
 *
 * @param source a file's path, an address, or words for it
 * @param line from 1; 0 where there are no lines
 */
public record Place(String source, int line) {

  /** As compilers say it. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
