package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.Content;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The checksum of cksum(1): POSIX.1-2017, utility {@code cksum}. CRC-32 with the polynomial
 * 0x04C11DB7, most significant bit first, from 0, the number of bytes fed in after them (least
 * significant byte first, no leading zeros), complemented.
 *
 * <p>Not the CRC of zip and gzip, but its mirror image: that one takes the least significant bit
 * first and begins with all ones. So it is fed each byte with its bits reversed, and its result is
 * reversed, for the processor has an instruction for it.
 */
final class Cksum {

  /** Bring the register of {@link CRC32} from all ones to 0. */
  private static final byte[] FOUR_OF_ONES = {-1, -1, -1, -1};

  private static final int BLOCK = 1 << 9;
  private static final int COPIED = 1 << 13;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final CRC32 crc = new CRC32();
  private final byte[] block = new byte[BLOCK];
  private long length;

  Cksum() {
    crc.update(FOUR_OF_ONES);
  }

  /** Feeds all bytes of an array in. */
  Cksum add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  /** Feeds a content in, without a copy of all of it. */
  Cksum add(Content content) {
    ByteBuffer rest = content.buffer();
    byte[] some = new byte[Math.min(COPIED, rest.remaining())];
    while (rest.hasRemaining()) {
      int count = Math.min(some.length, rest.remaining());
      rest.get(some, 0, count);
      add(some, 0, count);
    }
    return this;
  }

  /** Feeds the bytes from {@code begin} to before {@code end} in. */
  Cksum add(byte[] bytes, int begin, int end) {
    length += end - begin;
    for (int at = begin; at < end; at += BLOCK) {
      int count = Math.min(BLOCK, end - at);
      int whole = count - count % Long.BYTES;
      for (int i = 0; i < whole; i += Long.BYTES) {
        long eight = (long) LONG.get(bytes, at + i);
        LONG.set(block, i, Long.reverse(Long.reverseBytes(eight)));
      }
      for (int i = whole; i < count; i++) {
        block[i] = reversed(bytes[at + i]);
      }
      crc.update(block, 0, count);
    }
    return this;
  }

  /** The checksum of all that was fed in, 0 to 2^32 - 1. Call once: it feeds the length in. */
  long value() {
    for (long rest = length; rest != 0; rest >>>= 8) {
      crc.update(reversed((byte) rest));
    }
    int register = ~(int) crc.getValue();
    return Integer.toUnsignedLong(~Integer.reverse(register));
  }

  private static byte reversed(byte b) {
    return (byte) (Integer.reverse(b) >>> 24);
  }
}
