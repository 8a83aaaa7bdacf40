package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a table shows of an EndpointSlice: three ports and three addresses at most, no condition.
 *
 * @param namespace its namespace
 * @param slice its name
 * @param ports the ports sorted, joined by commas; null for all or none
 * @param shown addresses in canonical form or names, sorted, joined by commas; null for none
 * @param more how many more there are
 */
public record EndpointSliceBrief(
    String namespace, String slice, @Nullable String ports, @Nullable String shown, int more) {

  /** One value at a time. Fields: namespace, slice, ports, shown, more. */
  public static final FactKind KIND =
      FactKind.single("k8s-endpoint-slice-brief", "namespace", "slice");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("slice", slice)
        .with("ports", ports)
        .with("shown", shown)
        .with("more", more)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static EndpointSliceBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new EndpointSliceBrief(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "slice"),
        Fields.textOrNull(fact, "ports"),
        Fields.textOrNull(fact, "shown"),
        Fields.number(fact, "more"));
  }
}
