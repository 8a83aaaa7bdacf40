package io.netlapse.spi.bundle;

import java.nio.ByteBuffer;
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

  private final CRC32 crc = new CRC32();
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private long length;

  Cksum() {
    crc.update(FOUR_OF_ONES);
  }

  /** Feeds all that a buffer has left in. */
  Cksum add(ByteBuffer bytes) {
    length += bytes.remaining();
    while (bytes.hasRemaining()) {
      while (bytes.remaining() >= Long.BYTES && block.remaining() >= Long.BYTES) {
        block.putLong(Long.reverse(Long.reverseBytes(bytes.getLong())));
      }
      while (bytes.remaining() < Long.BYTES && bytes.hasRemaining() && block.hasRemaining()) {
        block.put(reversed(bytes.get()));
      }
      flush();
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

  private void flush() {
    crc.update(block.flip());
    block.clear();
  }

  private static byte reversed(byte b) {
    return (byte) (Integer.reverse(b) >>> 24);
  }
}
