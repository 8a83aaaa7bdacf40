package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.fact.FactKind;
import java.util.List;
import java.util.stream.Stream;

/** Lists of kinds, put together. */
final class Kinds {

  private Kinds() {}

  static List<FactKind> of(List<FactKind> some, List<FactKind> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }
}
