package io.netlapse.engine.facts.bridge;

import static io.netlapse.engine.facts.iproute.IpCommand.abbreviates;

import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A listing of {@code bridge} (bridge(8)). Words may be cut short as {@code bridge} itself allows:
 * {@code bridge -s f s}.
 *
 * @param object {@code fdb}, {@code link} or {@code vlan}
 * @param selected what it selects, by the words of its own: {@code dev br brport vlan state}
 * @param known whether every word was known
 */
record BridgeCommand(String object, SortedMap<String, String> selected, boolean known) {

  private static final List<String> OBJECTS = List.of("link", "fdb", "mdb", "mst", "vlan", "vni");

  private static final List<String> HARMLESS =
      List.of(
          "statistics",
          "stats",
          "details",
          "oneline",
          "timestamp",
          "tshort",
          "json",
          "pretty",
          "color",
          "compressvlans");

  private static final List<String> SELECTORS =
      List.of("dev", "br", "brport", "vlan", "vid", "state", "dynamic", "master");

  /** Reads a command line; empty if it is no listing of a bridge in the namespace of the shell. */
  static Optional<BridgeCommand> of(Command command) {
    List<String> words = command.words();
    if (words.isEmpty() || !words.getFirst().equals("bridge")) {
      return Optional.empty();
    }
    int at = 1;
    while (at < words.size() && words.get(at).startsWith("-")) {
      String option = words.get(at).replaceFirst("^--?", "");
      if (HARMLESS.stream().noneMatch(harmless -> abbreviates(option, harmless))) {
        return Optional.empty();
      }
      at++;
    }
    @Nullable String object = at < words.size() ? object(words.get(at)) : null;
    String verb = at + 1 < words.size() ? words.get(at + 1) : "show";
    boolean lists = abbreviates(verb, "show") || abbreviates(verb, "list") || verb.equals("lst");
    if (object == null || !lists) {
      return Optional.empty();
    }
    List<String> rest =
        new ArrayList<>(words.subList(Math.min(at + 2, words.size()), words.size()));
    return Optional.of(of(object, rest));
  }

  private static @Nullable String object(String word) {
    return OBJECTS.stream().filter(object -> abbreviates(word, object)).findFirst().orElse(null);
  }

  private static BridgeCommand of(String object, List<String> words) {
    SortedMap<String, String> selected = new TreeMap<>();
    boolean known = true;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (word.equals("dynamic")) {
        selected.put("state", word);
      } else if (SELECTORS.contains(word) && at + 1 < words.size()) {
        selected.put(word, words.get(++at));
      } else if (at == 0 && object.equals("fdb") && words.size() == 1) {
        selected.put("dev", word);
      } else {
        known = false;
      }
    }
    return new BridgeCommand(object, selected, known);
  }

  /** Whether it selects by nothing but these words. */
  boolean selectsBy(String... words) {
    return known && List.of(words).containsAll(selected.keySet());
  }

  /** The device that it names, of which the output leaves the name out; empty for none. */
  String dev() {
    return selected.getOrDefault("dev", selected.getOrDefault("brport", ""));
  }
}
