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

  /** What stands for both: the digest over the digests of the two. */
  public Sha256 digest() {
    return Sha256.of(output.digest(), error.digest());
  }

  /** Both in one: the length of the output in 4 bytes, big-endian, then output and error. */
  public byte[] bytes() {
    byte[] said = output.toByteArray();
    byte[] complained = error.toByteArray();
    return ByteBuffer.allocate(Integer.BYTES + said.length + complained.length)
        .putInt(said.length)
        .put(said)
        .put(complained)
        .array();
  }

  /**
   * Reads {@link #bytes()}.
   *
   * @throws IllegalArgumentException if they are not of that form
   */
  public static RawSection ofBytes(byte[] bytes) {
    int length = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
    if (length < 0 || length > bytes.length - Integer.BYTES) {
      throw new IllegalArgumentException(bytes.length + " bytes are no raw section");
    }
    int middle = Integer.BYTES + length;
    return new RawSection(
        Content.of(Arrays.copyOfRange(bytes, Integer.BYTES, middle)),
        Content.of(Arrays.copyOfRange(bytes, middle, bytes.length)));
  }
}
