package io.netlapse.rules.reading;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads regular expressions of RE2's syntax, so small that their programs are small too. */
final class PatternReader {

  private static final int LONGEST = 300;

  /** RE2/J writes a repetition out; nested ones multiply. */
  private static final long MOST_REPETITIONS = 1000;

  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?\\}");

  private PatternReader() {}

  /** The pattern, or null and a mistake. */
  static @Nullable Pattern read(Node.Text node, Mistakes mistakes) {
    String text = node.text();
    if (text.length() > LONGEST || repetitions(text) > MOST_REPETITIONS) {
      mistakes.add(
          node.place(),
          "the pattern is too large",
          "keep to %d characters and %d repetitions by {n,m}".formatted(LONGEST, MOST_REPETITIONS));
      return null;
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      mistakes.add(
          node.place(),
          "the pattern is none of RE2: %s".formatted(e.getDescription()),
          "correct it; RE2 knows no references back and no looking around");
      return null;
    }
  }

  private static long repetitions(String text) {
    long product = 1;
    Matcher matcher = REPETITION.matcher(text);
    while (matcher.find() && product <= MOST_REPETITIONS) {
      String most = matcher.group(3);
      product *= Math.max(1, Long.parseLong(matcher.group(1)));
      if (most != null && !most.isEmpty()) {
        product =
            product
                / Math.max(1, Long.parseLong(matcher.group(1)))
                * Math.max(1, Long.parseLong(most));
      }
    }
    return product;
  }
}
