package io.netlapse.db.content;

import io.netlapse.db.Sha256;
import io.netlapse.spi.snapshot.Content;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The exact bytes of a section.
 *
 * @param output standard output
 * @param error standard error
 */
public record RawSection(Content output, Content error) {

  /** Where the output begins in {@link #bytes()}. */
  public static final int OUTPUT_BEGIN = Integer.BYTES;

  /** What stands for both: the digest over the digests of the two. */
  public Sha256 digest() {
    return Sha256.of(output.digest(), error.digest());
  }

  /** Both in one: the length of the output in 4 bytes, big-endian, then output and error. */
  public byte[] bytes() {
    return ByteBuffer.allocate(OUTPUT_BEGIN + output.size() + error.size())
        .putInt(output.size())
        .put(output.buffer())
        .put(error.buffer())
        .array();
  }

  /** Whether {@link #bytes()} are these; nothing is copied to find out. */
  public boolean isPackedAs(byte[] bytes) {
    int middle = OUTPUT_BEGIN + output.size();
    return bytes.length == middle + error.size()
        && ByteBuffer.wrap(bytes).getInt() == output.size()
        && output.buffer().equals(ByteBuffer.wrap(bytes, OUTPUT_BEGIN, output.size()))
        && error.buffer().equals(ByteBuffer.wrap(bytes, middle, error.size()));
  }

  /**
   * Reads {@link #bytes()}.
   *
   * @throws IllegalArgumentException if they are not of that form
   */
  public static RawSection ofBytes(byte[] bytes) {
    int middle = outputEnd(bytes);
    return new RawSection(
        Content.of(Arrays.copyOfRange(bytes, OUTPUT_BEGIN, middle)),
        Content.of(Arrays.copyOfRange(bytes, middle, bytes.length)));
  }

  /**
   * Where in {@link #bytes()} the output ends and the error begins.
   *
   * @throws IllegalArgumentException if they are not of that form
   */
  public static int outputEnd(byte[] bytes) {
    int length = bytes.length < OUTPUT_BEGIN ? -1 : ByteBuffer.wrap(bytes).getInt();
    if (length < 0 || length > bytes.length - OUTPUT_BEGIN) {
      throw new IllegalArgumentException(bytes.length + " bytes are no raw section");
    }
    return OUTPUT_BEGIN + length;
  }
}
