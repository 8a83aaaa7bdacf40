package io.netlapse.collectors.ssh.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ansible's ranges of names: {@code worker-[01:20]}, {@code rack-[a:f]}, {@code n[0:100:10]}. */
final class HostRange {

  private static final Pattern RANGE =
      Pattern.compile("\\[(?:([0-9]{1,6}):([0-9]{1,6})|([A-Za-z]):([A-Za-z]))(?::([0-9]{1,6}))?]");
  private static final int MOST = 100_000;

  private HostRange() {}

  /** All names that a pattern means; itself where it has no range. */
  static List<String> names(String pattern, Place at, Mistakes mistakes) {
    List<String> names = List.of(pattern);
    while (names.getFirst().contains("[")) {
      List<String> next = new ArrayList<>();
      for (String name : names) {
        Matcher range = RANGE.matcher(name);
        boolean isOne = range.find();
        if (isOne) {
          expand(name, range, next);
        }
        if (!isOne || next.size() > MOST) {
          mistakes.add(
              at,
              "'%s' is no range of names".formatted(pattern),
              "write it as worker-[01:20], of at most %d names".formatted(MOST));
          return List.of();
        }
      }
      if (next.isEmpty()) {
        mistakes.add(
            at, "'%s' is a range of no names".formatted(pattern), "put the lower end first");
        return List.of();
      }
      names = next;
    }
    return names;
  }

  private static void expand(String name, Matcher range, List<String> names) {
    boolean digits = range.group(1) != null;
    String first = range.group(digits ? 1 : 3);
    String last = range.group(digits ? 2 : 4);
    int step = range.group(5) == null ? 1 : Math.max(1, Integer.parseInt(range.group(5)));
    int from = digits ? Integer.parseInt(first) : first.charAt(0);
    int to = digits ? Integer.parseInt(last) : last.charAt(0);
    for (int at = from; at <= to && names.size() <= MOST; at += step) {
      // As many digits as the first has, so that 01 is followed by 02.
      String each = digits ? ("%0" + first.length() + "d").formatted(at) : "" + (char) at;
      names.add(name.substring(0, range.start()) + each + name.substring(range.end()));
    }
  }
}
