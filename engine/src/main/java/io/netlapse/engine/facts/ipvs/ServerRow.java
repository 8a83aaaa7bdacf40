package io.netlapse.engine.facts.ipvs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The row of a real server in a listing, its numbers of connections left out.
 *
 * @param server as it stands there
 * @param forward {@code masq} and so on; null where the columns hide it
 * @param weight its share; null where the columns hide it
 * @param upper the upper threshold; null where the columns hide it
 * @param lower the lower threshold; null where the columns hide it
 * @param tunnel what it is wrapped in; null where the columns hide it, and for none
 */
record ServerRow(
    String server,
    @Nullable String forward,
    @Nullable Integer weight,
    @Nullable Long upper,
    @Nullable Long lower,
    @Nullable String tunnel) {

  private static final Set<String> FORWARDS = Set.of("Masq", "Route", "Tunnel", "Local", "Bypass");

  /** Reads the words of a row, from the arrow on; empty where it is none of such columns. */
  static Optional<ServerRow> of(List<String> words, Columns columns) {
    int size = columns == Columns.COUNTERS || columns == Columns.TUNNEL ? 7 : 6;
    int numbers = columns == Columns.TUNNEL ? 4 : columns == Columns.USUAL ? 3 : 2;
    if (words.size() != size || !allCounters(words.subList(numbers, size))) {
      return Optional.empty();
    }
    String server = words.get(1);
    return switch (columns) {
      case USUAL, TUNNEL -> forwarded(words, columns);
      case THRESHOLDS ->
          Optional.of(new ServerRow(server, null, null, number(words, 2), number(words, 3), null))
              .filter(row -> row.upper() != null && row.lower() != null);
      case PERSISTENT ->
          Optional.of(new ServerRow(server, null, weight(words.get(2)), null, null, null))
              .filter(row -> row.weight() != null);
      case COUNTERS -> Optional.of(new ServerRow(server, null, null, null, null, null));
    };
  }

  private static Optional<ServerRow> forwarded(List<String> words, Columns columns) {
    String tunnel = columns == Columns.TUNNEL ? words.get(3) : "";
    Integer weight = weight(words.get(columns == Columns.TUNNEL ? 4 : 3));
    if (!FORWARDS.contains(words.get(2)) || weight == null) {
      return Optional.empty();
    }
    boolean wrapped = !tunnel.isEmpty() && !tunnel.equals("n/a") && !tunnel.equals("ipip");
    return Optional.of(
        new ServerRow(
            words.get(1),
            words.get(2).toLowerCase(Locale.ROOT),
            weight,
            null,
            null,
            wrapped ? tunnel : null));
  }

  /** Counters: large ones are cut short as {@code 1234K} unless {@code --exact} is asked for. */
  static boolean allCounters(List<String> words) {
    return words.stream().allMatch(ServerRow::isCounter);
  }

  private static boolean isCounter(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean unit = i > 0 && i == word.length() - 1 && "KMGT".indexOf(c) >= 0;
      if (!unit && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static @Nullable Integer weight(String word) {
    long weight = Endpoint.number(word, 10);
    return weight < 0 || weight > Integer.MAX_VALUE ? null : Integer.valueOf((int) weight);
  }

  private static @Nullable Long number(List<String> words, int at) {
    long number = Endpoint.number(words.get(at), 10);
    return number < 0 ? null : Long.valueOf(number);
  }
}
