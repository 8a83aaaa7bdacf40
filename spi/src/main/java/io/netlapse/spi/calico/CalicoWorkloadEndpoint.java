package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The endpoint of a pod on a node (projectcalico.org/v3 WorkloadEndpoint and its older forms).
 *
 * @param node the node
 * @param workload the pod; before v3 {@code namespace.name}
 * @param networks its addresses with length, sorted, joined by commas
 * @param device the interface on the node
 */
public record CalicoWorkloadEndpoint(String node, String workload, String networks, String device) {

  /** Fields: node, workload, networks, device. */
  public static final FactKind KIND =
      FactKind.multi("calico-workload-endpoint", "node", "workload");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("workload", workload)
        .with("networks", networks)
        .with("device", device)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoWorkloadEndpoint of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoWorkloadEndpoint(
        Fields.text(fact, "node"),
        Fields.text(fact, "workload"),
        Fields.text(fact, "networks"),
        Fields.text(fact, "device"));
  }
}
