package io.netlapse.spi.bundle;

/**
 * How much a reader takes before it refuses a bundle. All sizes in bytes, after decompression.
 *
 * @param totalBytes the whole bundle
 * @param sectionBytes output and error output of one section together
 * @param sections the number of sections, dropped ones included
 * @param headerLineBytes one header line without its newline
 */
public record BundleLimits(long totalBytes, int sectionBytes, int sections, int headerLineBytes) {

  /**
   * 128 MiB in all, 72 MiB a section (the capture keeps 64 MiB of a ruleset and 8 MiB of errors),
   * 1,000 sections, 8 KiB a header line.
   */
  public static final BundleLimits DEFAULT = new BundleLimits(128L << 20, 72 << 20, 1_000, 8 << 10);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public BundleLimits {
    if (totalBytes < 1 || sectionBytes < 1 || sections < 1 || headerLineBytes < 1) {
      throw new IllegalArgumentException("a bundle's limits are positive");
    }
  }
}
