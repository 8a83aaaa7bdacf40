package io.netlapse.db.snapshot;

import io.netlapse.db.Columns;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the sections of a snapshot began and ended, packed: of each section the microseconds from
 * the end of the one before (of the first, from the snapshot's instant) to its begin, and from
 * there to its end. A capture of 40 sections takes some 150 bytes.
 */
public final class SectionTimes {

  private SectionTimes() {}

  /**
   * When one section ran.
   *
   * @param begin in whole microseconds
   * @param end in whole microseconds, not before {@code begin}
   */
  public record Span(Instant begin, Instant end) {}

  /** Packs the times; null where each is the snapshot's instant. */
  public static byte @Nullable [] pack(Instant capturedAt, List<Span> spans) {
    if (spans.stream()
        .allMatch(span -> span.begin().equals(capturedAt) && span.end().equals(capturedAt))) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(spans.size() * 4);
    long before = Columns.micros(capturedAt);
    for (Span span : spans) {
      long begin = Columns.micros(span.begin());
      long end = Columns.micros(span.end());
      VarInts.write(out, begin - before);
      VarInts.write(out, end - begin);
      before = end;
    }
    return out.toByteArray();
  }

  /**
   * Unpacks the times.
   *
   * @param packed as {@link #pack} gave them
   * @param sections how many sections the snapshot has
   */
  public static List<Span> unpack(Instant capturedAt, byte @Nullable [] packed, int sections) {
    if (packed == null) {
      return Collections.nCopies(sections, new Span(capturedAt, capturedAt));
    }
    ByteBuffer in = ByteBuffer.wrap(packed);
    List<Span> spans = new ArrayList<>(sections);
    long before = Columns.micros(capturedAt);
    for (int i = 0; i < sections; i++) {
      long begin = before + VarInts.read(in);
      before = begin + VarInts.read(in);
      spans.add(new Span(Columns.ofMicros(begin), Columns.ofMicros(before)));
    }
    return spans;
  }
}
