package io.netlapse.engine.facts.bridge;

import io.netlapse.spi.bridge.FdbEntry;
import io.netlapse.spi.bridge.LearnedFdbEntry;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of one entry while it is read, in whatever dialect. Not safe for many threads. */
final class FdbFields {

  private static final List<String> FLAGS =
      List.of("self", "router", "extern_learn", "offload", "sticky", "locked", "added_by_user");

  /** The words of text, and of JSON where it has others, by the names that they have in facts. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("dev", "dev"),
          Map.entry("ifname", "dev"),
          Map.entry("dst", "dst"),
          Map.entry("vlan", "vlan"),
          Map.entry("port", "port"),
          Map.entry("vni", "vni"),
          Map.entry("src_vni", "source-vni"),
          Map.entry("via", "via"),
          Map.entry("viaIf", "via"),
          Map.entry("master", "master"),
          Map.entry("nhid", "nexthop"));

  private final SortedMap<String, String> fields = new TreeMap<>();
  private final List<String> flags = new ArrayList<>();
  private String lladdr = "";
  private String state = "";
  private boolean damaged;

  void lladdr(String word) {
    lladdr = word.toLowerCase(Locale.ROOT);
    damaged |= !LinkLayerAddress.isOne(lladdr);
  }

  /** Whether a word is a field's name, whose value then follows. */
  static boolean isName(String word) {
    return NAMES.containsKey(word);
  }

  static boolean isFlag(String word) {
    return FLAGS.contains(word);
  }

  void put(String word, String value) {
    String name = NAMES.getOrDefault(word, word);
    damaged |= value.isEmpty();
    if (name.equals("dst")) {
      // Another version of ip may write the same IPv6 address otherwise.
      fields.put(name, IpAddress.parse(value).map(IpAddress::text).orElse(value));
    } else {
      fields.put(name, value);
    }
  }

  void flag(String word) {
    // Whether hardware has it too comes and goes.
    if (!word.equals("offload")) {
      flags.add(word);
    }
  }

  /**
   * The state: {@code permanent}, {@code static}, {@code stale} and none for what was learned.
   *
   * @return whether it is known
   */
  boolean state(String word) {
    state = word.equals("stale") ? "" : word;
    return List.of("permanent", "local", "static", "stale", "").contains(word);
  }

  /** The fact; empty for what is no whole entry. */
  Optional<Fact> toFact() {
    String dev = fields.getOrDefault("dev", "");
    if (damaged || lladdr.isEmpty() || dev.isEmpty()) {
      return Optional.empty();
    }
    boolean learned = state.isEmpty() && !flags.contains("extern_learn");
    return Optional.of(learned ? learned(dev) : made(dev));
  }

  private Fact learned(String dev) {
    return new LearnedFdbEntry(
            fields.getOrDefault("master", dev),
            lladdr,
            field("vlan"),
            dev,
            field("dst"),
            field("vni"))
        .toFact();
  }

  private Fact made(String dev) {
    return new FdbEntry(
            dev,
            lladdr,
            field("vlan"),
            field("master"),
            field("dst"),
            field("port"),
            field("vni"),
            field("source-vni"),
            field("via"),
            field("nexthop"),
            state.isEmpty() ? "dynamic" : state.equals("local") ? "permanent" : state,
            flags.stream().distinct().toList())
        .toFact();
  }

  private @Nullable String field(String name) {
    return fields.get(name);
  }
}
