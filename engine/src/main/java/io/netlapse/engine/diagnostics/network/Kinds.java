package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.fact.FactKind;
import java.util.List;
import java.util.stream.Stream;

/** Lists of kinds of facts, joined: what a rule reads is what the things that it uses read. */
public final class Kinds {

  private Kinds() {}

  /** All kinds of two lists, each once, in order. */
  public static List<FactKind> of(List<FactKind> one, List<FactKind> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  /** All kinds of four lists, each once, in order. */
  public static List<FactKind> of(
      List<FactKind> one, List<FactKind> other, List<FactKind> third, List<FactKind> fourth) {
    return of(of(one, other), third, fourth);
  }

  /** All kinds of three lists, each once, in order. */
  public static List<FactKind> of(List<FactKind> one, List<FactKind> other, List<FactKind> third) {
    return of(of(one, other), third);
  }
}
