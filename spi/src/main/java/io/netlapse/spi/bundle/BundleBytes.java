package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A stream of bytes that knows where it is and takes no more than the limits allow. */
final class BundleBytes {

  private static final int BUFFER = 1 << 15;
  private static final byte DELETE = 0x7f;

  /** So far the buffer may grow for what is only looked at. */
  private static final int LARGEST_REACH = 1 << 20;

  private final InputStream in;
  private final BundleLimits limits;
  private byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private long offset;

  BundleBytes(InputStream in, BundleLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** The number of bytes taken so far. */
  long offset() {
    return offset;
  }

  /** The next byte, or -1 at the end. */
  int next() throws IOException, BundleException {
    if (at == filled && !fill()) {
      return -1;
    }
    int b = buffer[at] & 0xFF;
    take(1);
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
    int length = 0;
    boolean plain = true;
    while (true) {
      byte[] bytes = buffer;
      int end = Math.min(filled, at + limits.headerLineBytes() + 1);
      int next = at + length;
      while (next < end && bytes[next] != '\n') {
        plain &= (bytes[next] >= ' ' && bytes[next] != DELETE) || bytes[next] == '\t';
        next++;
      }
      length = next - at;
      if (next < end) {
        break;
      }
      if (length > limits.headerLineBytes()) {
        throw new BundleException(
            ("The header line at byte %d is longer than %d bytes. If this is a bundle, its byte"
                    + " counts are wrong; capture again.")
                .formatted(start, limits.headerLineBytes()));
      }
      if (!fill()) {
        take(length);
        return null;
      }
    }
    String line =
        plain
            ? new String(buffer, at, length, StandardCharsets.ISO_8859_1)
            : checked(decode(ByteBuffer.wrap(buffer, at, length), start), start);
    take(length + 1);
    return line;
  }

  /**
   * At most {@code count} bytes; fewer where the input ends before. Memory grows with the bytes
   * that are there, not with the count that somebody claims.
   *
   * @param cksum is fed with them
   */
  Content bytes(int count, Cksum cksum) throws IOException, BundleException {
    requireTotal(offset + count);
    while (filled - at < count && count <= buffer.length) {
      if (!fill()) {
        break;
      }
    }
    int buffered = Math.min(count, filled - at);
    Content content;
    if (buffered == count) {
      cksum.add(buffer, at, at + count);
      content = Content.of(buffer, at, at + count);
    } else {
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(buffer, at, buffered), in);
      byte[] bytes = all.readNBytes(count);
      cksum.add(bytes);
      content = Content.of(bytes);
    }
    at += buffered;
    offset += content.size();
    return content;
  }

  /**
   * Reads until so many bytes are there that are not taken yet, or the input ends.
   *
   * @return how many are there
   */
  int reach(int count) throws IOException {
    while (filled - at < count) {
      if (!fill()) {
        break;
      }
    }
    return filled - at;
  }

  /** How many bytes may be reached for at once, and taken. */
  int most() {
    return (int) Math.min(LARGEST_REACH, limits.totalBytes() - offset);
  }

  /** The byte that comes after {@code ahead} others, 0 to 255; -1 where it was not reached. */
  int ahead(int ahead) {
    return at + ahead < filled ? buffer[at + ahead] & 0xFF : -1;
  }

  /** Whether these bytes come after {@code ahead} others. */
  boolean isAhead(int ahead, byte[] expected) {
    int begin = at + ahead;
    int end = begin + expected.length;
    return end <= filled && Arrays.equals(buffer, begin, end, expected, 0, expected.length);
  }

  /** Whether these bytes come after {@code ahead} others. */
  boolean isAhead(int ahead, Content expected) {
    int begin = at + ahead;
    return begin + expected.size() <= filled && expected.isIn(buffer, begin);
  }

  /** Those from {@code begin} to before {@code end}, which were reached. */
  Content contentAhead(int begin, int end) {
    return Content.of(buffer, at + begin, at + end);
  }

  /** The checksum of those from {@code begin} to before {@code end}, which were reached. */
  long cksumAhead(int begin, int end) {
    return new Cksum().add(buffer, at + begin, at + end).value();
  }

  /** Takes bytes that were reached. */
  void take(int count) throws BundleException {
    at += count;
    offset += count;
    requireTotal(offset);
  }

  /** Reads more behind what is not taken yet; false at the end of the input. */
  private boolean fill() throws IOException {
    if (at == filled) {
      at = 0;
      filled = 0;
    } else if (filled == buffer.length) {
      int rest = filled - at;
      byte[] target = rest > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
      System.arraycopy(buffer, at, target, 0, rest);
      buffer = target;
      at = 0;
      filled = rest;
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      return false;
    }
    filled += read;
    return true;
  }

  private void requireTotal(long needed) throws BundleException {
    if (needed > limits.totalBytes()) {
      throw new BundleException(
          ("The bundle is longer than %d bytes, which is all that is taken (byte %d). Capture less"
                  + " at once, or raise the limit.")
              .formatted(limits.totalBytes(), offset));
    }
  }

  private static String decode(ByteBuffer line, long start) throws BundleException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
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
