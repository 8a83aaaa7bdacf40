package io.netlapse.rules.asking;

import io.netlapse.rules.language.Slot;
import io.netlapse.rules.language.Values;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.snapshot.NodeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to meet the clauses so far.
 *
 * @param self the node that is examined
 * @param found what the clauses found, by alias, in their order
 * @param lacks what would have to be known for the match to hold; empty where it holds
 */
record Match(NodeId self, Map<String, Found> found, Set<String> lacks) implements Values {

  /** Keeps the order of both. */
  Match {
    found = Collections.unmodifiableMap(found);
    lacks = Collections.unmodifiableSet(lacks);
  }

  static Match begin(NodeId self) {
    return new Match(self, new LinkedHashMap<>(), new LinkedHashSet<>());
  }

  Match with(String alias, Found one) {
    Map<String, Found> all = new LinkedHashMap<>(found);
    all.put(alias, one);
    return new Match(self, all, lacks);
  }

  Match lacking(String what) {
    Set<String> all = new LinkedHashSet<>(lacks);
    all.add(what);
    return new Match(self, found, all);
  }

  boolean knows(Set<String> aliases) {
    return found.keySet().containsAll(aliases);
  }

  /** The facts of all clauses, each once, in order. */
  List<SeenFact> facts() {
    List<SeenFact> facts = new ArrayList<>();
    found.values().forEach(one -> facts.addAll(one.facts()));
    return facts;
  }

  @Override
  public @Nullable String of(Slot slot) {
    return switch (slot) {
      case Slot.Self _ -> self.name();
      case Slot.Field field -> field(field);
      case Slot.Line line -> line(line.alias());
      case Slot.NodeOf node -> node(node.alias());
      case Slot.Count count -> count(count.alias());
      case Slot.Word _ -> null;
    };
  }

  private @Nullable String field(Slot.Field field) {
    SeenFact seen = first(field.alias());
    String value = seen == null ? null : seen.fact().fields().get(field.name());
    Found one = found.get(field.alias());
    if (value == null && one != null) {
      value = one.parts().get(field.name());
    }
    return value == null ? field.otherwise() : value;
  }

  private @Nullable String line(String alias) {
    SeenFact seen = first(alias);
    return seen == null ? null : seen.evidence().text().strip();
  }

  private @Nullable String node(String alias) {
    SeenFact seen = first(alias);
    return seen == null ? null : seen.evidence().node().name();
  }

  private @Nullable String count(String alias) {
    Found one = found.get(alias);
    return one == null ? null : Integer.toString(one.count());
  }

  private @Nullable SeenFact first(String alias) {
    Found one = found.get(alias);
    return one == null || one.facts().isEmpty() ? null : one.facts().getFirst();
  }
}
