package io.netlapse.engine.facts.neighbour;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.LearnedNeighbour;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.UnansweredNeighbour;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of one neighbour while it is read, in whatever dialect. Not safe for many threads. */
final class NeighbourFields {

  private static final String DYNAMIC = "dynamic";

  private static final List<String> LEARNED = List.of("family", "dev", "address", "lladdr");

  private final SortedMap<String, String> fields = new TreeMap<>();
  private final TreeSet<String> flags = new TreeSet<>();
  private Optional<IpAddress> address = Optional.empty();
  private boolean damaged;
  private boolean passing;
  private boolean failed;

  void address(String word) {
    address = IpAddress.parse(word);
  }

  void dev(String word) {
    put("dev", word);
  }

  void lladdr(String word) {
    put("lladdr", word);
  }

  void proto(String word) {
    put("proto", KernelNames.protocol(word));
  }

  void flag(String word) {
    flags.add(word);
  }

  /**
   * The state as the kernel names it, several joined by commas (linux/neighbour.h).
   *
   * @return whether it is known
   */
  boolean state(String word) {
    switch (word) {
      case "PERMANENT" -> put("state", "permanent");
      case "NOARP" -> put("state", "noarp");
      case "REACHABLE", "STALE", "DELAY", "PROBE" -> put("state", DYNAMIC);
      case "FAILED" -> {
        passing = true;
        failed = true;
      }
      case "INCOMPLETE", "NONE" -> passing = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether it is an entry that says nothing yet, or no more: still asked for, or not found. */
  boolean isPassing() {
    return address.isPresent() && !damaged && fields.containsKey("dev") && passing;
  }

  /** The fact; empty for what is no whole entry. */
  Optional<Fact> toFact() {
    if (failed && isPassing() && address.filter(UnansweredNeighbour::isPodGateway).isPresent()) {
      return Optional.of(
          new UnansweredNeighbour(fields.getOrDefault("dev", ""), address.orElseThrow()).toFact());
    }
    if (flags.contains("proxy")) {
      fields.putIfAbsent("state", "none");
    }
    if (damaged
        || address.isEmpty()
        || !fields.containsKey("dev")
        || !fields.containsKey("state")) {
      return Optional.empty();
    }
    fields.put("address", address.get().text());
    fields.put("family", address.get().family().word());
    if (isLearned()) {
      fields.keySet().retainAll(LEARNED);
      return Optional.of(new Fact(LearnedNeighbour.KIND, fields));
    }
    if (!flags.isEmpty()) {
      fields.put("flags", String.join(",", flags));
    }
    return Optional.of(new Fact(Neighbour.KIND, fields));
  }

  /** Whether the kernel found it by itself: nobody says that it put it there. */
  private boolean isLearned() {
    return DYNAMIC.equals(fields.get("state"))
        && fields.containsKey("lladdr")
        && !fields.containsKey("proto")
        && !flags.contains("extern_learn");
  }

  private void put(String name, String value) {
    damaged |= value.isEmpty();
    fields.put(name, value);
  }
}
