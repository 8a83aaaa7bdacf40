package io.netlapse.spi.resolver;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Where the C library looks for names of a database, in order (nsswitch.conf(5)).
 *
 * @param database {@code hosts}, {@code passwd} ...
 * @param sources {@code files dns}, with actions in brackets
 */
public record NameServiceOrder(String database, String sources) {

  /** One value a database. Fields: database, sources. */
  public static final FactKind KIND = FactKind.single("name-service-order", "database");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("database", database).with("sources", sources).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NameServiceOrder of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NameServiceOrder(Fields.text(fact, "database"), Fields.text(fact, "sources"));
  }
}
