package io.netlapse.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers, and versions as the numbers that they are made of: {@code v1.10.3-gke} is 1, 10, 3. */
public final class Numbers {

  private static final Pattern SHAPE =
      Pattern.compile("v?(\\d{1,18}(\\.\\d{1,18}){0,8})([-+~._ ].*)?");

  private Numbers() {}

  /** Whether a text is one. */
  public static boolean isNumber(String text) {
    return parse(text) != null;
  }

  /** Its parts; null where the text begins with none. */
  static @Nullable List<Long> parse(@Nullable String text) {
    Matcher matcher = SHAPE.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    List<Long> parts = new ArrayList<>();
    for (String part : matcher.group(1).split("\\.")) {
      parts.add(Long.valueOf(part));
    }
    return parts;
  }

  /** Part by part; a part that is missing is 0. */
  static int compare(List<Long> one, List<Long> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      int order =
          Long.compare(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
