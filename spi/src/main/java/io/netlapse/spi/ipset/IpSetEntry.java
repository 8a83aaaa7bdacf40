package io.netlapse.spi.ipset;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a set of ipset(8) that stays until somebody removes it. In a {@code list:set} the
 * entries are sets, and their order is an {@link IpSetOrder}.
 *
 * @param set the name of the set
 * @param entry what is in it, such as {@code 10.96.0.10,udp:53}
 * @param options such as {@code nomatch}, {@code skbmark 0x1/0xff}, in the order of {@code ipset
 *     save}; null for none
 * @param comment its comment; null for none
 */
public record IpSetEntry(
    String set, String entry, @Nullable String options, @Nullable String comment) {

  /** Fields: set, entry, options, comment. */
  public static final FactKind KIND = FactKind.single("ipset-entry", "set", "entry");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("set", set)
        .with("entry", entry)
        .with("options", options)
        .with("comment", comment)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpSetEntry of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpSetEntry(
        Fields.text(fact, "set"),
        Fields.text(fact, "entry"),
        Fields.textOrNull(fact, "options"),
        Fields.textOrNull(fact, "comment"));
  }
}
