package io.netlapse.collectors.upload.archive;

/**
 * How much of an archive is taken before it is refused as a whole.
 *
 * @param entries files, folders, links and all else that it lists; at least 1
 * @param bytes of all files together, and of the archive once decompressed; at least 1
 */
public record UnpackLimits(int entries, long bytes) {

  /** What a report of sos(1) of a large node stays within. */
  public static final UnpackLimits DEFAULT = new UnpackLimits(100_000, 2L << 30);

  /** Checks the ranges. */
  public UnpackLimits {
    if (entries < 1 || bytes < 1) {
      throw new IllegalArgumentException("limits are at least 1: %d, %d".formatted(entries, bytes));
    }
  }
}
