package io.netlapse.spi.snapshot;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes that a command printed, as they came. Immutable; equal when the bytes are equal.
 *
 * <p>Safe for use by many threads.
 */
public final class Content {

  /** No bytes. */
  public static final Content NONE = new Content(new byte[0]);

  private final byte[] bytes;

  private Content(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of the given bytes. */
  public static Content of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new Content(bytes.clone());
  }

  /** A copy of the bytes from {@code begin} to before {@code end}. */
  public static Content of(byte[] bytes, int begin, int end) {
    return begin == end ? NONE : new Content(Arrays.copyOfRange(bytes, begin, end));
  }

  /** The UTF-8 bytes of a text. */
  public static Content of(String text) {
    return text.isEmpty() ? NONE : new Content(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** The bytes themselves, to be read only; each call gives a buffer of its own. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** The bytes themselves as a stream of their own. */
  public ByteArrayInputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /** Whether the same bytes stand in an array from {@code begin} on, which is not negative. */
  public boolean isIn(byte[] others, int begin) {
    return bytes.length <= others.length - begin
        && Arrays.equals(bytes, 0, bytes.length, others, begin, begin + bytes.length);
  }

  /** The bytes read as UTF-8; what is no UTF-8 becomes U+FFFD, so that no line is lost by it. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The SHA-256 of the bytes as 64 lower-case hexadecimal digits. */
  public String sha256() {
    return HexFormat.of().formatHex(digest());
  }

  /** The SHA-256 of the bytes, 32 bytes. */
  public byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The number of bytes, never the bytes themselves: they may be large and are not for logs. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
