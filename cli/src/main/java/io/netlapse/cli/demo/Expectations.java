package io.netlapse.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the printed answer must say. A line for each: the part's name, a tab, and a regular
 * expression that some line of that part fits as a whole. Lines expected of one part stand there in
 * the same order, others between them. An expression behind {@code !} is one that no line may fit.
 * Empty lines and those that begin with {@code #} are passed over. Sample:
 *
 * <pre>{@code
 * window	after 2021-07-10 21:20:00 UTC, and by 2021-07-10 21:25:00 UTC: .*
 * nodes	!has it   worker-.*
 * }</pre>
 */
final class Expectations {

  private record Expected(String part, boolean wanted, Pattern line) {}

  private final List<Expected> expected;

  private Expectations(List<Expected> expected) {
    this.expected = expected;
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if a line is not of that shape, or there is none
   */
  static Expectations parse(List<String> lines) {
    List<Expected> expected = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != 2) {
        throw new IllegalArgumentException("not a part, a tab and an expression: " + line);
      }
      boolean wanted = !columns[1].startsWith("!");
      Pattern pattern = Pattern.compile(columns[1].substring(wanted ? 0 : 1));
      expected.add(new Expected(columns[0], wanted, pattern));
    }
    if (expected.isEmpty()) {
      throw new IllegalArgumentException("nothing is expected");
    }
    return new Expectations(List.copyOf(expected));
  }

  /**
   * Holds what was printed against them.
   *
   * @return a sentence for each that it does not fulfil; empty if it does all
   */
  List<String> complaints(List<Part> printed) {
    List<String> complaints = new ArrayList<>();
    for (String name : expected.stream().map(Expected::part).distinct().toList()) {
      List<Expected> ofPart = expected.stream().filter(one -> one.part().equals(name)).toList();
      List<String> lines =
          printed.stream()
              .filter(part -> part.name().equals(name))
              .flatMap(part -> part.lines().stream())
              .map(String::strip)
              .toList();
      complaints.addAll(complaints(name, ofPart, lines));
    }
    return List.copyOf(complaints);
  }

  private static List<String> complaints(String part, List<Expected> all, List<String> lines) {
    if (lines.isEmpty()) {
      return List.of("the part '%s' is missing".formatted(part));
    }
    List<String> complaints = new ArrayList<>();
    int from = 0;
    for (Expected one : all) {
      int at = indexOf(one.line(), lines, one.wanted() ? from : 0);
      if (one.wanted() && at >= 0) {
        from = at + 1;
      } else if (one.wanted()) {
        String order = indexOf(one.line(), lines, 0) < 0 ? "" : " in this order";
        complaints.add("the part '%s' does not say%s: %s".formatted(part, order, one.line()));
      } else if (at >= 0) {
        complaints.add("the part '%s' must not say: %s".formatted(part, lines.get(at)));
      }
    }
    return complaints;
  }

  private static int indexOf(Pattern wanted, List<String> lines, int from) {
    for (int at = from; at < lines.size(); at++) {
      if (wanted.matcher(lines.get(at)).matches()) {
        return at;
      }
    }
    return -1;
  }
}
