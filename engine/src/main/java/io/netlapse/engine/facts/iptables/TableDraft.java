package io.netlapse.engine.facts.iptables;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table in the making. Not safe for many threads. */
final class TableDraft {

  private final Place place;
  private final @Nullable String name;
  private final Map<String, ChainDraft> chains = new LinkedHashMap<>();
  private boolean closed;
  private boolean damaged;

  /**
   * A table.
   *
   * @param name null where the output does not tell
   */
  TableDraft(Place place, @Nullable String name) {
    this.place = place;
    this.name = name;
  }

  Place place() {
    return place;
  }

  @Nullable String name() {
    return name;
  }

  boolean isNamed(String other) {
    return other.equals(name);
  }

  ChainDraft chain(String chain) {
    return chains.computeIfAbsent(chain, ChainDraft::new);
  }

  @Nullable ChainDraft chainOrNull(String chain) {
    return chains.get(chain);
  }

  /** The rules of a chain; none where there is no such chain. */
  List<RuleDraft> rules(String chain) {
    ChainDraft found = chains.get(chain);
    return found == null ? List.of() : found.rules();
  }

  Collection<ChainDraft> chains() {
    return chains.values();
  }

  void close() {
    closed = true;
  }

  void damage() {
    damaged = true;
  }

  /** Whether all of it was there and was understood. */
  boolean complete() {
    return closed && !damaged;
  }

  /** How many lines of chains it has. */
  int size() {
    return chains.values().stream().mapToInt(ChainDraft::size).sum();
  }
}
