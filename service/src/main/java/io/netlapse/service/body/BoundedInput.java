package io.netlapse.service.body;

import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Refuses to hand out more than so many bytes. For one thread. */
final class BoundedInput extends FilterInputStream {

  private final long limit;
  private final String what;
  private final IntConsumer taken;
  private long count;

  /**
   * Over another stream, which stays the caller's to close.
   *
   * @param limit bytes at most
   * @param what what is bounded, with the setting that bounds it, for the message
   * @param taken is told how many bytes each read has given
   */
  BoundedInput(InputStream in, long limit, String what, IntConsumer taken) {
    super(in);
    this.limit = limit;
    this.what = what;
    this.taken = taken;
  }

  /** The bytes handed out so far. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      counted(1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      counted(read);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return super.skip(0); // Only what was read is counted, so nothing is skipped over.
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(int read) {
    count += read;
    if (count > limit) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE,
          "%s has more than %d bytes. Capture less at once, or raise the setting."
              .formatted(what, limit));
    }
    taken.accept(read);
  }
}
