package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.SectionStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a delta names a section that the other side has: {@code begin end status digest}.
 *
 * @param begin when its command began, since {@code capturedAt}
 * @param end when it ended; not before {@code begin}
 * @param status what it was said to be; null where nobody said
 * @param digest which section it is
 */
record Reference(
    Duration begin, Duration end, @Nullable SectionStatus status, SectionDigest digest) {

  /** The number of words. */
  static final int WORDS = 4;

  private static final String NO_STATUS = "-";

  /** To the digest, at a section's times and with its status. */
  static Reference to(SectionDigest digest, BundleSection section) {
    return new Reference(section.begin(), section.end(), section.status(), digest);
  }

  /**
   * Reads it.
   *
   * @param words at least four of them
   * @throws DeltaException if one is not what it should be
   */
  static Reference of(List<String> words) throws DeltaException {
    Duration begin = seconds(words.get(0));
    Duration end = seconds(words.get(1));
    DeltaException.require(end.compareTo(begin) >= 0, "a section ends before it begins");
    String digest = words.get(3);
    DeltaException.require(SectionDigest.is(digest), Header.quote(digest) + " is no digest");
    return new Reference(begin, end, status(words.get(2)), new SectionDigest(digest));
  }

  /** The section that a bundle tells in its place. */
  BundleSection at(BundleSection known) {
    return new BundleSection(
        known.probe(),
        known.command(),
        begin,
        end,
        known.exitStatus(),
        status,
        known.output(),
        known.error());
  }

  private static Duration seconds(String word) throws DeltaException {
    Duration seconds = Seconds.parse(word).orElse(Duration.ofSeconds(-1));
    DeltaException.require(!seconds.isNegative(), Header.quote(word) + " is no number of seconds");
    return seconds;
  }

  private static @Nullable SectionStatus status(String word) throws DeltaException {
    if (word.equals(NO_STATUS)) {
      return null;
    }
    for (SectionStatus status : SectionStatus.values()) {
      if (status.word().equals(word)) {
        return status;
      }
    }
    DeltaException.require(false, "the status %s is not known here".formatted(Header.quote(word)));
    throw new AssertionError("refused");
  }

  /** The four words. */
  @Override
  public String toString() {
    return String.join(
        " ",
        Seconds.format(begin),
        Seconds.format(end),
        status == null ? NO_STATUS : status.word(),
        digest.text());
  }
}
