package io.netlapse.spi.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A stream of bytes that knows where it is and takes no more than the limits allow. */
final class BundleBytes {

  private final InputStream in;
  private final BundleLimits limits;
  private long offset;

  BundleBytes(InputStream in, BundleLimits limits) {
    this.in = new BufferedInputStream(in);
    this.limits = limits;
  }

  /** The number of bytes taken so far. */
  long offset() {
    return offset;
  }

  /** The next byte, or -1 at the end. */
  int next() throws IOException, BundleException {
    int b = in.read();
    if (b >= 0) {
      offset++;
      requireTotal(offset);
    }
    return b;
  }

  /**
   * The next line without its newline, checked; null where the input ends before the newline.
   *
   * @throws BundleException if it is too long, no UTF-8, or holds a control character other than
   *     tab
   */
  @Nullable String line() throws IOException, BundleException {
    long start = offset;
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = next(); b != '\n'; b = next()) {
      if (b < 0) {
        return null;
      }
      if (line.size() == limits.headerLineBytes()) {
        throw new BundleException(
            ("The header line at byte %d is longer than %d bytes. If this is a bundle, its byte"
                    + " counts are wrong; capture again.")
                .formatted(start, limits.headerLineBytes()));
      }
      line.write(b);
    }
    return checked(decode(line.toByteArray(), start), start);
  }

  /**
   * At most {@code count} bytes; fewer where the input ends before. Memory grows with the bytes
   * that are there, not with the count that somebody claims.
   */
  byte[] bytes(int count) throws IOException, BundleException {
    requireTotal(offset + count);
    byte[] bytes = in.readNBytes(count);
    offset += bytes.length;
    return bytes;
  }

  private void requireTotal(long needed) throws BundleException {
    if (needed > limits.totalBytes()) {
      throw new BundleException(
          ("The bundle is longer than %d bytes, which is all that is taken (byte %d). Capture less"
                  + " at once, or raise the limit.")
              .formatted(limits.totalBytes(), offset));
    }
  }

  private static String decode(byte[] line, long start) throws BundleException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new BundleException(
          "The header line at byte %d is no UTF-8. The bundle was changed on the way; capture again."
              .formatted(start));
    }
  }

  private static String checked(String line, long start) throws BundleException {
    int at = Header.firstForbidden(line);
    if (at < 0) {
      return line;
    }
    if (line.charAt(at) == '\r') {
      throw new BundleException(
          ("The line at byte %d ends with a carriage return: the bundle's line ends were changed on"
                  + " the way. Send it as binary.")
              .formatted(start));
    }
    throw new BundleException(
        ("The header line at byte %d holds the control character %s. The bundle was changed on the"
                + " way; capture again.")
            .formatted(start, Character.getName(line.charAt(at))));
  }
}
