package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Whether the processes of Calico run on the node that was asked, as {@code calicoctl node status}
 * tells.
 *
 * @param process {@code calico}, or {@code bgp} for BIRD or GoBGP, of which only the lack is told:
 *     it is none where Calico's back end is VXLAN or none
 * @param running whether they were found
 */
public record CalicoProcess(String process, boolean running) {

  /** What is said of Calico itself. */
  public static final String CALICO = "calico";

  /** What is said of its BGP daemons. */
  public static final String BGP = "bgp";

  /** One value at a time. Fields: process, running. */
  public static final FactKind KIND = FactKind.single("calico-process", "process");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("process", process).with("running", running).fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoProcess of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoProcess(
        Fields.text(fact, "process"), Boolean.parseBoolean(Fields.text(fact, "running")));
  }
}
