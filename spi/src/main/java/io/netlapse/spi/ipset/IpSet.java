package io.netlapse.spi.ipset;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A set of ipset(8). What comes of itself is no part of it: how large it and its table of hashes
 * ({@code hashsize}) have grown, who refers to it, how its hashes are seeded.
 *
 * @param name its name
 * @param type such as {@code hash:ip,port}, {@code bitmap:port}, {@code list:set}
 * @param options how it was created, in the order of {@code ipset save}, such as {@code family inet
 *     maxelem 65536 bucketsize 12}; null for none
 */
public record IpSet(String name, String type, @Nullable String options) {

  /** Fields: name, type, options. */
  public static final FactKind KIND = FactKind.single("ipset", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("name", name).with("type", type).with("options", options).fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpSet of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpSet(
        Fields.text(fact, "name"), Fields.text(fact, "type"), Fields.textOrNull(fact, "options"));
  }
}
