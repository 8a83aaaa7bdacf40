package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The version of one side of {@code kubectl version}.
 *
 * @param component {@code client}, {@code server} or {@code kustomize}
 * @param version the version without a leading {@code v}
 */
public record ClusterVersion(String component, String version) {

  /** One value at a time. Fields: component, version. */
  public static final FactKind KIND = FactKind.single("k8s-version", "component");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("component", component).with("version", version).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ClusterVersion of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ClusterVersion(Fields.text(fact, "component"), Fields.text(fact, "version"));
  }
}
