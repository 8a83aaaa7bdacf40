package io.netlapse.spi.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a text is made of an earlier one: steps that copy lines of it, leave lines out, and put bytes
 * in. Each step is a line {@code copied skipped inserted}, three counts, then as many bytes as the
 * third says; the first two are lines of the earlier text, from where the step before ended.
 *
 * <pre>
 * 2 1 24
 * :FORWARD ACCEPT [17:42]
 * 3 0 0
 * </pre>
 */
final class LinePatch {

  private static final int COUNT_DIGITS = 9;
  private static final String BEYOND = "a step of a patch goes beyond what there is";

  private LinePatch() {}

  /** The steps from one text to another, which {@link #apply} takes; short where they are alike. */
  static byte[] between(Content before, Content after) {
    return new Steps(lines(before)).to(lines(after));
  }

  /**
   * The text that the steps make.
   *
   * @param mostBytes that it may have
   * @throws DeltaException if they are no steps, or not of this text, or make too much
   */
  static Content apply(Content before, byte[] patch, int mostBytes) throws DeltaException {
    ByteBuffer lines = before.buffer();
    ByteBuffer steps = ByteBuffer.wrap(patch);
    ByteArrayOutputStream made = new ByteArrayOutputStream(before.size());
    while (steps.hasRemaining()) {
      int[] step = step(US_ASCII.decode(line(steps)).toString().stripTrailing());
      put(linesOf(lines, step[0]), made, mostBytes);
      linesOf(lines, step[1]);
      require(step[2] <= steps.remaining(), BEYOND);
      put(steps.slice(steps.position(), step[2]), made, mostBytes);
      steps.position(steps.position() + step[2]);
    }
    return Content.of(made.toByteArray());
  }

  private static void put(ByteBuffer bytes, ByteArrayOutputStream made, int mostBytes)
      throws DeltaException {
    require(
        bytes.remaining() <= mostBytes - made.size(),
        "a patch makes more than %d bytes".formatted(mostBytes));
    byte[] some = new byte[bytes.remaining()];
    bytes.get(some);
    made.writeBytes(some);
  }

  /** The next so many lines, which are taken. */
  private static ByteBuffer linesOf(ByteBuffer text, int count) throws DeltaException {
    int from = text.position();
    for (int i = 0; i < count; i++) {
      require(text.hasRemaining(), BEYOND);
      line(text);
    }
    return text.slice(from, text.position() - from);
  }

  /** The next line with its newline, which is taken. */
  private static ByteBuffer line(ByteBuffer text) {
    int from = text.position();
    while (text.hasRemaining() && text.get() != '\n') {
      // on to its end
    }
    return text.slice(from, text.position() - from);
  }

  private static int[] step(String text) throws DeltaException {
    String[] counts = text.split(" ", -1);
    require(counts.length == 3, "a step of a patch is not three counts");
    int[] step = new int[counts.length];
    for (int i = 0; i < step.length; i++) {
      require(
          Digits.are(counts[i], COUNT_DIGITS),
          "a step of a patch has %s for a count".formatted(Header.quote(counts[i])));
      step[i] = Integer.parseInt(counts[i]);
    }
    return step;
  }

  private static void require(boolean good, String fault) throws DeltaException {
    DeltaException.require(good, fault);
  }

  /** With their newlines; a character for each byte, whatever it is. */
  private static List<String> lines(Content content) {
    String text = ISO_8859_1.decode(content.buffer()).toString();
    List<String> lines = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      int end = text.indexOf('\n', begin) + 1;
      end = end == 0 ? text.length() : end;
      lines.add(text.substring(begin, end));
      begin = end;
    }
    return lines;
  }

  /**
   * Finds steps in one pass: a line that is the next one, the one behind, or stands only once in
   * what is ahead of the earlier text, is taken from there. Between two captures lines change in
   * place, come and go; where they were shuffled the steps are long, and right.
   */
  private static final class Steps {

    private final List<String> before;
    private final Map<String, Integer> only = new HashMap<>();
    private final ByteArrayOutputStream steps = new ByteArrayOutputStream();
    private final ByteArrayOutputStream inserted = new ByteArrayOutputStream();
    private int at;
    private int copied;
    private int skipped;

    Steps(List<String> before) {
      this.before = before;
      for (int i = 0; i < before.size(); i++) {
        only.merge(before.get(i), i, (_, _) -> -1);
      }
    }

    byte[] to(List<String> after) {
      for (String line : after) {
        int found = find(line);
        if (found < 0) {
          inserted.writeBytes(line.getBytes(ISO_8859_1));
          continue;
        }
        skipped += found - at;
        if (skipped > 0 || inserted.size() > 0) {
          flush();
        }
        copied++;
        at = found + 1;
      }
      flush();
      return steps.toByteArray();
    }

    private int find(String line) {
      for (int next = at; next < Math.min(at + 2, before.size()); next++) {
        if (before.get(next).equals(line)) {
          return next;
        }
      }
      int found = only.getOrDefault(line, -1);
      return found < at ? -1 : found;
    }

    private void flush() {
      if (copied + skipped + inserted.size() > 0) {
        String step = copied + " " + skipped + " " + inserted.size() + "\n";
        steps.writeBytes(step.getBytes(US_ASCII));
        steps.writeBytes(inserted.toByteArray());
        inserted.reset();
        copied = 0;
        skipped = 0;
      }
    }
  }
}
