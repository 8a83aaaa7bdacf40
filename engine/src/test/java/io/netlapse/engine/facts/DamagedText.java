package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Text that no tool ever printed, made of some that one did, and the account of its lines. */
public final class DamagedText {

  /** Characters that mean something to one parser or another. */
  private static final String STRAY = "\n\t {}[]\",;:/@<>#-9a\0";

  private DamagedText() {}

  /** Reads many damaged forms of a text: nothing throws, and no line is forgotten. */
  public static void read(String text, int times, Function<String, ReadingDraft> reader) {
    Random random = new Random(text.hashCode());
    for (int i = 0; i < times; i++) {
      String mutant = mutant(text, random);
      ReadingDraft draft = reader.apply(mutant);
      assertThat(draft.accounted()).allMatch(span -> span.end() <= mutant.length());
      assertThat(forgotten(mutant, draft)).as("forgotten lines of%n%s", mutant).isEmpty();
    }
  }

  /** The lines, but for brackets and commas alone, in which no piece was accounted for. */
  public static List<String> forgotten(String text, ReadingDraft draft) {
    BitSet accounted = new BitSet(text.length());
    draft.accounted().forEach(span -> accounted.set(span.start(), span.end()));
    return Line.of(text).stream()
        .filter(line -> accounted.get(line.start(), line.end()).isEmpty())
        .map(Line::content)
        .filter(content -> !content.strip().matches("[\\[\\]{}, ]*"))
        .toList();
  }

  /** A text with pieces taken out, doubled, overwritten or cut off. */
  private static String mutant(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = 1 + random.nextInt(4); i > 0 && !mutant.isEmpty(); i--) {
      int from = random.nextInt(mutant.length());
      int to = Math.min(mutant.length(), from + 1 + random.nextInt(40));
      switch (random.nextInt(5)) {
        case 0 -> mutant.delete(from, to);
        case 1 -> mutant.insert(from, mutant.substring(from, to));
        case 2, 3 -> mutant.setCharAt(from, STRAY.charAt(random.nextInt(STRAY.length())));
        default -> mutant.setLength(from);
      }
    }
    return mutant.toString();
  }
}
