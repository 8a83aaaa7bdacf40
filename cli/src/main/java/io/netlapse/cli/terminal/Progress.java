package io.netlapse.cli.terminal;

import java.io.PrintStream;

/**
 * Tells on standard error how far a long step is: one line that is written over on a terminal, a
 * line at each tenth elsewhere. Safe for use by many threads.
 */
public final class Progress {

  private static final int STEPS = 10;

  private final String what;
  private final int total;
  private final PrintStream error;
  private final boolean overwrite;
  private int done;

  /**
   * A step that has not begun.
   *
   * @param what what is counted, such as {@code snapshots pushed}
   * @param total how many there are
   */
  public static Progress of(String what, int total) {
    return new Progress(what, total, System.err, Terminal.isThere());
  }

  Progress(String what, int total, PrintStream error, boolean overwrite) {
    this.what = what;
    this.total = total;
    this.error = error;
    this.overwrite = overwrite;
  }

  /** One more is done. */
  public synchronized void step() {
    done++;
    boolean last = done == total;
    if (overwrite) {
      error.print("\r" + words() + (last ? "\n" : ""));
      error.flush();
    } else if (last || tenth(done) > tenth(done - 1)) {
      error.println(words());
    }
  }

  private int tenth(int count) {
    return (int) ((long) count * STEPS / total);
  }

  private String words() {
    return "%d of %d %s".formatted(done, total, what);
  }
}
