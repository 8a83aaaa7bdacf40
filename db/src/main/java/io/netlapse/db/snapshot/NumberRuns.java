package io.netlapse.db.snapshot;

import io.netlapse.db.content.RawSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where two outputs differ that differ in nothing but numbers, as nearly all do that differ at all:
 * counters, ages, lifetimes. To find that out takes about as long as to compare them.
 */
public final class NumberRuns {

  private NumberRuns() {}

  /**
   * A number that stands in both and differs; indexes into {@link RawSection#bytes() packed}
   * sections, each from the first character of the number, or of its padding, to behind the last.
   *
   * @param keptBegin where it begins in what is kept
   * @param keptEnd where it ends there
   * @param begin where it begins in the other
   * @param end where it ends there
   */
  public record Run(int keptBegin, int keptEnd, int begin, int end) {}

  /**
   * The numbers in which two sections differ, in order. A number is a run of digits and points;
   * where it is padded to a width and one of the two has more digits, with the blanks before it.
   *
   * @param kept a {@link RawSection#bytes() packed} section
   * @param actual another one
   * @return empty where they are equal; null where they differ in anything else, or in what they
   *     said on standard error
   */
  public static @Nullable List<Run> between(byte[] kept, byte[] actual) {
    int keptEnd = RawSection.outputEnd(kept);
    int actualEnd = RawSection.outputEnd(actual);
    if (!Arrays.equals(kept, keptEnd, kept.length, actual, actualEnd, actual.length)) {
      return null;
    }
    List<Run> runs = new ArrayList<>();
    int keptAt = RawSection.OUTPUT_BEGIN;
    int at = RawSection.OUTPUT_BEGIN;
    while (true) {
      int same = Arrays.mismatch(kept, keptAt, keptEnd, actual, at, actualEnd);
      if (same < 0) {
        return runs;
      }
      int begin = at + same;
      while (begin > at && isNumber(actual[begin - 1])) {
        begin--;
      }
      if (isBlank(kept, keptAt + begin - at, keptEnd) || isBlank(actual, begin, actualEnd)) {
        while (begin > at && actual[begin - 1] == ' ') {
          begin--;
        }
      }
      int keptBegin = keptAt + begin - at;
      Run run =
          new Run(keptBegin, end(kept, keptBegin, keptEnd), begin, end(actual, begin, actualEnd));
      if (run.keptBegin() == run.keptEnd() || run.begin() == run.end()) {
        return null;
      }
      runs.add(run);
      keptAt = run.keptEnd();
      at = run.end();
    }
  }

  /** Where it ends; the same place where there is none, whatever blanks there are. */
  private static int end(byte[] text, int at, int limit) {
    int first = at;
    while (isBlank(text, first, limit)) {
      first++;
    }
    int end = first;
    while (end < limit && isNumber(text[end])) {
      end++;
    }
    return end == first ? at : end;
  }

  private static boolean isBlank(byte[] text, int at, int limit) {
    return at < limit && text[at] == ' ';
  }

  private static boolean isNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '.';
  }
}
