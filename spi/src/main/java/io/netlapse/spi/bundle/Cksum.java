package io.netlapse.spi.bundle;

/**
 * The checksum of cksum(1): POSIX.1-2017, utility {@code cksum}. CRC-32 with the polynomial
 * 0x04C11DB7, most significant bit first, from 0, the number of bytes fed in after them (least
 * significant byte first, no leading zeros), complemented. Not the CRC of zip and gzip.
 */
final class Cksum {

  private static final int POLYNOMIAL = 0x04C11DB7;
  private static final int[] TABLE = table();

  private int crc;
  private long length;

  /** Feeds bytes in. */
  Cksum add(byte[] bytes) {
    for (byte b : bytes) {
      feed(b);
    }
    length += bytes.length;
    return this;
  }

  /** The checksum of all that was fed in, 0 to 2^32 - 1. Call once: it feeds the length in. */
  long value() {
    for (long rest = length; rest != 0; rest >>>= 8) {
      feed((byte) rest);
    }
    return Integer.toUnsignedLong(~crc);
  }

  private void feed(byte b) {
    crc = (crc << 8) ^ TABLE[(crc >>> 24) ^ (b & 0xFF)];
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int entry = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        entry = (entry << 1) ^ (entry < 0 ? POLYNOMIAL : 0);
      }
      table[i] = entry;
    }
    return table;
  }
}
