package io.netlapse.spi.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads sections by those that stood in their places in the node's last bundle. What is of another
 * form, or wrong in any way, is left to {@link SectionReading}, which also says what is wrong.
 */
final class KnownSectionReading {

  private static final byte[] END = "\nend: ".getBytes(US_ASCII);
  private static final byte[] ERROR_BYTES = "\nerror-bytes: ".getBytes(US_ASCII);
  private static final byte[] CKSUM = "\ncksum: ".getBytes(US_ASCII);
  private static final byte[] CONTENT = "\n\n".getBytes(US_ASCII);

  /** All that is told in numbers, of any length that these have. */
  private static final int NUMBERS = 128;

  private final BundleBytes bytes;
  private final BundleLimits limits;
  private final SectionJudge judge;

  KnownSectionReading(BundleBytes bytes, BundleLimits limits, SectionJudge judge) {
    this.bytes = bytes;
    this.limits = limits;
    this.judge = judge;
  }

  /**
   * A section that was read.
   *
   * @param section the section
   * @param known what to know the next one by
   * @param length of its bytes in the bundle, which are not taken yet
   */
  record Read(BundleSection section, KnownSection known, int length) {}

  /**
   * Reads a section and takes nothing.
   *
   * @return null where it is of another form than the known one
   */
  @Nullable Read read(KnownSection known) throws IOException {
    bytes.reach(known.lead().length + known.middle().length + NUMBERS);
    Ahead ahead = new Ahead(bytes);
    ahead.expect(known.lead());
    Duration begin = ahead.seconds();
    ahead.expect(END);
    Duration end = ahead.seconds();
    ahead.expect(known.middle());
    long outputBytes = ahead.number();
    ahead.expect(ERROR_BYTES);
    long errorBytes = ahead.number();
    ahead.expect(CKSUM);
    long cksum = ahead.number();
    ahead.expect(CONTENT);
    if (!ahead.isAsExpected()
        || end.compareTo(begin) < 0
        || outputBytes + errorBytes > limits.sectionBytes()
        || ahead.at() + outputBytes + errorBytes + 1 > bytes.most()) {
      return null;
    }
    int length = ahead.at() + (int) (outputBytes + errorBytes) + 1;
    if (bytes.reach(length) < length || bytes.ahead(length - 1) != '\n') {
      return null;
    }
    KnownSection now = saying(known, ahead.at(), (int) outputBytes, (int) errorBytes, cksum);
    return now == null ? null : new Read(now.at(begin, end), now, length);
  }

  /** The known section itself where it says the same; null where the checksum is wrong. */
  private @Nullable KnownSection saying(
      KnownSection known, int at, int outputBytes, int errorBytes, long cksum) {
    int middle = at + outputBytes;
    if (known.maySay(outputBytes, errorBytes, cksum)
        && bytes.isAhead(at, known.output())
        && bytes.isAhead(middle, known.error())) {
      return known;
    }
    if (bytes.cksumAhead(at, middle + errorBytes) != cksum) {
      return null;
    }
    Content output = bytes.contentAhead(at, middle);
    Content error = bytes.contentAhead(middle, middle + errorBytes);
    return known.saying(output, error, cksum, judge);
  }
}
