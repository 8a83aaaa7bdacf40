package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.fact.FactKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists of kinds of facts, joined: what a rule reads is what the things that it uses read. */
public final class Kinds {

  private Kinds() {}

  /** All kinds of some lists, each once, in order. */
  @SafeVarargs
  public static List<FactKind> of(List<FactKind>... lists) {
    Set<FactKind> kinds = new LinkedHashSet<>();
    for (List<FactKind> list : lists) {
      kinds.addAll(list);
    }
    return List.copyOf(kinds);
  }
}
