package io.netlapse.db.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Whole numbers in as few bytes as they need: seven bits a byte, the lowest first (LEB128). */
final class VarInts {

  private VarInts() {}

  /** Writes a number, small ones of either sign in few bytes. */
  static void write(ByteArrayOutputStream out, long number) {
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /**
   * Reads the next number.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end within it
   */
  static long read(ByteBuffer in) {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      number |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return (number >>> 1) ^ -(number & 1);
  }
}
