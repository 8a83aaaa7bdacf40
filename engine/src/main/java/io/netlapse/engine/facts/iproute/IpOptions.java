package io.netlapse.engine.facts.iproute;

import static io.netlapse.engine.facts.iproute.IpCommand.abbreviates;

import io.netlapse.spi.network.IpFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options between {@code ip} and its object.
 *
 * @param end the index of the first word behind them
 */
record IpOptions(
    @Nullable IpFamily family,
    boolean otherFamily,
    boolean details,
    boolean brief,
    boolean oneline,
    boolean hidden,
    int end) {

  private static final IpOptions NONE = new IpOptions(null, false, false, false, false, false, 1);

  /** How it looks, and what it counts: none of them changes what there is to see. */
  private static final List<String> HARMLESS =
      List.of(
          "human",
          "human-readable",
          "iec",
          "statistics",
          "stats",
          "resolve",
          "timestamp",
          "tshort",
          "pretty",
          "json",
          "color",
          "colour",
          "Numeric",
          "echo");

  static IpOptions of(List<String> words) {
    IpOptions options = NONE;
    while (options.end < words.size() && words.get(options.end).startsWith("-")) {
      options = options.with(words);
    }
    return options;
  }

  private IpOptions with(List<String> words) {
    String word = words.get(end).replaceFirst("^--?", "");
    if (word.equals("4")) {
      return ofFamily("inet", 1);
    }
    if (word.equals("6")) {
      return ofFamily("inet6", 1);
    }
    if (word.equals("0") || word.equals("B") || word.equals("M")) {
      return ofFamily("link", 1);
    }
    if (abbreviates(word, "family")) {
      return ofFamily(end + 1 < words.size() ? words.get(end + 1) : "", 2);
    }
    if (abbreviates(word, "details")) {
      return new IpOptions(family, otherFamily, true, brief, oneline, hidden, end + 1);
    }
    if (word.length() > 1 && abbreviates(word, "brief")) {
      return new IpOptions(family, otherFamily, details, true, oneline, hidden, end + 1);
    }
    if (abbreviates(word, "oneline")) {
      return new IpOptions(family, otherFamily, details, brief, true, hidden, end + 1);
    }
    boolean harmless =
        word.startsWith("color=")
            || word.startsWith("c=")
            || HARMLESS.stream().anyMatch(option -> abbreviates(word, option));
    return harmless
        ? new IpOptions(family, otherFamily, details, brief, oneline, hidden, end + 1)
        : unknown(word, words.size());
  }

  /**
   * Another namespace is another node; a batch, a version, what nobody knows: not for us to read.
   */
  private IpOptions unknown(String word, int size) {
    boolean withValue =
        abbreviates(word, "netns")
            || abbreviates(word, "batch")
            || abbreviates(word, "loops")
            || (word.length() > 1 && abbreviates(word, "rcvbuf"));
    return new IpOptions(
        family,
        otherFamily,
        details,
        brief,
        oneline,
        true,
        Math.min(size, end + (withValue ? 2 : 1)));
  }

  private IpOptions ofFamily(String word, int words) {
    IpFamily told =
        switch (word) {
          case "inet" -> IpFamily.INET;
          case "inet6" -> IpFamily.INET6;
          default -> null;
        };
    return new IpOptions(told, told == null, details, brief, oneline, hidden, end + words);
  }
}
