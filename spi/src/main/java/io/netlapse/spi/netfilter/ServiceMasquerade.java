package io.netlapse.spi.netfilter;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpFamily;

/**
 * Whose packets to the cluster addresses of Services kube-proxy masquerades: its {@code
 * --cluster-cidr}, {@code --detect-local-mode} or {@code --masquerade-all}, as they stand in the
 * rules of each Service. Where no rule masquerades there is no such fact.
 *
 * @param backend where the rules are kept
 * @param family whose packets they look at
 * @param packets what the packets are chosen by, as iptables writes it: {@code ! -s 10.244.0.0/16},
 *     {@code ! -i cni0}, {@code ! -i veth+}; {@code all} for all packets
 */
public record ServiceMasquerade(IptablesBackend backend, IpFamily family, String packets) {

  /** Fields: backend, family, packets. */
  public static final FactKind KIND = FactKind.multi("service-masquerade", "family");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("backend", backend.word())
        .with("family", family.word())
        .with("packets", packets)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServiceMasquerade of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServiceMasquerade(
        IptablesBackend.ofWord(Fields.text(fact, "backend")),
        IpFamily.ofWord(Fields.text(fact, "family")),
        Fields.text(fact, "packets"));
  }
}
