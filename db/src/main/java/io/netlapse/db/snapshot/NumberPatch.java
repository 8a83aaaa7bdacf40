package io.netlapse.db.snapshot;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.content.RawSection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A section of which nothing but numbers differs from the bytes that are kept, in a few bytes for
 * each number.
 *
 * <p>Form: position, how many numbers differ, and of each how many bytes stand as they were since
 * the one before, how many are replaced, and what replaces them: the number itself where it is
 * written as any other program would write it, else minus its length and its characters, padding
 * included.
 */
final class NumberPatch {

  /** So many digits are a long, whatever they are. */
  private static final int MOST_DIGITS = 18;

  private NumberPatch() {}

  static void write(ByteArrayOutputStream out, Variants.Variant variant) {
    List<NumberRuns.Run> numbers = requireNonNull(variant.numbers(), "numbers");
    VarInts.write(out, variant.position());
    VarInts.write(out, numbers.size());
    int at = RawSection.OUTPUT_BEGIN;
    for (NumberRuns.Run number : numbers) {
      VarInts.write(out, number.keptBegin() - at);
      VarInts.write(out, number.keptEnd() - number.keptBegin());
      writeNumber(out, variant.actual(), number.begin(), number.end());
      at = number.keptEnd();
    }
  }

  /** Reads what stands behind a position, and makes of what is kept what it was made from. */
  static byte[] read(ByteBuffer in, byte[] kept) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(kept.length + 64);
    int at = RawSection.OUTPUT_BEGIN;
    for (long numbers = VarInts.read(in); numbers > 0; numbers--) {
      int begin = at + (int) VarInts.read(in);
      out.write(kept, at, begin - at);
      at = begin + (int) VarInts.read(in);
      readNumber(in, out);
    }
    int end = RawSection.outputEnd(kept);
    out.write(kept, at, end - at);
    int length = out.size();
    out.write(kept, end, kept.length - end);
    return ByteBuffer.allocate(RawSection.OUTPUT_BEGIN + out.size())
        .putInt(length)
        .put(out.toByteArray())
        .array();
  }

  private static void writeNumber(ByteArrayOutputStream out, byte[] text, int begin, int end) {
    if (isPlain(text, begin, end)) {
      VarInts.write(out, plain(text, begin, end));
    } else {
      VarInts.write(out, begin - end);
      out.write(text, begin, end - begin);
    }
  }

  private static void readNumber(ByteBuffer in, ByteArrayOutputStream out) {
    long number = VarInts.read(in);
    if (number >= 0) {
      out.writeBytes(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
      return;
    }
    byte[] text = new byte[(int) -number];
    in.get(text);
    out.writeBytes(text);
  }

  /** Digits without a zero or a blank before them. */
  private static boolean isPlain(byte[] text, int begin, int end) {
    if (end - begin > MOST_DIGITS || (text[begin] == '0' && end - begin > 1)) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      if (text[i] == '.' || text[i] == ' ') {
        return false;
      }
    }
    return true;
  }

  private static long plain(byte[] text, int begin, int end) {
    long number = 0;
    for (int i = begin; i < end; i++) {
      number = 10 * number + (text[i] - '0');
    }
    return number;
  }
}
