package io.netlapse.spi.bundle;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads bundles of version 1 from streams, within limits. Trusts nothing that the bytes claim. Safe
 * for use by many threads.
 */
public final class BundleReader {

  private final BundleLimits limits;
  private final BundleMemory memory;
  private final SectionJudge judge;

  /** With the limits that every bundle must keep. */
  public BundleReader(BundleLimits limits) {
    this(limits, SectionJudge.TOLD, BundleMemory.NONE);
  }

  /**
   * Judges sections, and reads faster what a node says again.
   *
   * @param limits that every bundle must keep
   * @param judge tells the status of sections
   * @param memory this reader's own
   */
  public BundleReader(BundleLimits limits, SectionJudge judge, BundleMemory memory) {
    this.limits = limits;
    this.judge = judge;
    this.memory = memory;
  }

  /**
   * Reads one bundle to the end of the stream, which stays open.
   *
   * @param in the bytes of a bundle, decompressed
   * @return the bundle; its damage tells what is missing of it. Sections come in the order of the
   *     stream
   * @throws BundleException if the bytes are no bundle, of another version, beyond a limit, hold
   *     one section twice, tell no plausible time, or have byte counts that lie
   * @throws IOException if the stream cannot be read: nothing is known of the bundle then
   */
  public Bundle read(InputStream in) throws IOException, BundleException {
    return new BundleReading(new BundleBytes(in, limits), limits, judge, memory).read();
  }
}
