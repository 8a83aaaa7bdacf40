package io.netlapse.db.content;

import io.netlapse.db.Sha256;
import java.security.MessageDigest;

/**
 * The bytes that a content keeps, and what stands for them. The array is not copied and must not be
 * written to.
 *
 * @param bytes {@link RawSection#bytes()}
 * @param outputDigest of standard output
 * @param errorDigest of standard error
 */
@SuppressWarnings("ArrayRecordComponent") // read by every push of every node that says so
public record KeptRaw(byte[] bytes, Sha256 outputDigest, Sha256 errorDigest) {

  /** Digests packed bytes. */
  public static KeptRaw of(byte[] bytes) {
    int middle = RawSection.outputEnd(bytes);
    return new KeptRaw(
        bytes, digest(bytes, RawSection.OUTPUT_BEGIN, middle), digest(bytes, middle, bytes.length));
  }

  private static Sha256 digest(byte[] bytes, int begin, int end) {
    if (begin == end) {
      return Sha256.OF_NOTHING; // as most commands say on standard error
    }
    MessageDigest digest = Sha256.newDigest();
    digest.update(bytes, begin, end - begin);
    return Sha256.ofBytes(digest.digest());
  }
}
