package io.netlapse.collectors.upload.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Hands out only so many bytes: what an archive's own headers claim to be long is read into memory
 * by whoever reads the format.
 */
final class Bounded extends FilterInputStream {

  private final Supplier<ArchiveException> refusal;
  private long left;

  Bounded(InputStream in, long most, Supplier<ArchiveException> refusal) {
    super(in);
    this.left = most;
    this.refusal = refusal;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(Math.max(0, n));
    return n;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) throws ArchiveException {
    left -= bytes;
    if (left < 0) {
      throw refusal.get();
    }
  }
}
