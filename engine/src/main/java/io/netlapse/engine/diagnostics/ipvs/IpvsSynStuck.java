package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.ipvs.IpvsConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Connections by IPVS whose handshake does not end. Page: {@code docs/rules/ipvs-syn-stuck.md}. */
public final class IpvsSynStuck implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "ipvs-syn-stuck",
          "IPVS connections stand in SYN_RECV",
          Severity.WARNING,
          List.of(IpvsConnections.KIND),
          List.of(),
          List.of());

  /** So many of one virtual server are more than the odd client that went away. */
  private static final int MANY = 10;

  /** For {@link java.util.ServiceLoader}. */
  public IpvsSynStuck() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of(
        "vxlan-checksum-offload",
        "kube-mark-drop-missing",
        "iptables-restore-failed",
        "ip-forward-off",
        "reverse-path-filter",
        "ipvs-sysctl-trap");
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!node.lookedAt(IpvsConnections.KIND)) {
      return List.of(new Outcome.Unknown(null, "the IPVS connections of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (SeenFact seen : node.facts(IpvsConnections.KIND)) {
      IpvsConnections stuck = IpvsConnections.of(seen.fact());
      if (stuck.state().equals("SYN_RECV")) {
        outcomes.add(finding(node, stuck, seen, established(node, stuck)));
      }
    }
    return outcomes;
  }

  /**
   * Whether connections in SYN_RECV are more than what any moment of a healthy node shows: there
   * are many and few others, or nothing else was shown at all.
   */
  static boolean isSymptom(NodeView node, IpvsConnections stuck) {
    long up =
        established(node, stuck).stream()
            .mapToLong(one -> IpvsConnections.of(one.fact()).atLeast())
            .sum();
    boolean alone =
        node.facts(IpvsConnections.KIND).stream()
            .allMatch(seen -> IpvsConnections.of(seen.fact()).state().equals("SYN_RECV"));
    return alone || (stuck.atLeast() >= MANY && up < (long) MANY * stuck.atLeast());
  }

  private static List<SeenFact> established(NodeView node, IpvsConnections stuck) {
    return node.facts(IpvsConnections.KIND).stream()
        .filter(
            seen -> {
              IpvsConnections other = IpvsConnections.of(seen.fact());
              return other.state().equals("ESTABLISHED")
                  && other.protocol().equals(stuck.protocol())
                  && other.service().equals(stuck.service());
            })
        .toList();
  }

  private static Outcome.Finding finding(
      NodeView node, IpvsConnections stuck, SeenFact seen, List<SeenFact> established) {
    long up = established.stream().mapToLong(one -> IpvsConnections.of(one.fact()).atLeast()).sum();
    String name = node.id().name();
    return new Outcome.Finding(
        stuck.protocol() + " " + stuck.service(),
        isSymptom(node, stuck) ? Severity.WARNING : Severity.INFO,
        "connections to %s through IPVS of %s stand in SYN_RECV".formatted(stuck.service(), name),
        ("%s sent the client's SYN to a real server of %s and has not seen the handshake end."
             + " Either the real server never got the SYN or its answer does not come back: packets"
             + " are lost between the nodes (a VXLAN with wrong checksums, a wrong route, a"
             + " firewall), the answer goes past this node because the source was not masqueraded,"
             + " or iptables drops the packet behind IPVS. %s")
            .formatted(
                name,
                stuck.service(),
                up == 0
                    ? "No connection to it was shown that is established."
                    : "At least %d others to it are established.".formatted(up)),
        Stream.concat(Stream.of(seen), established.stream()).map(SeenFact::evidence).toList(),
        List.of(
            "ipvsadm -Lnc | grep SYN_RECV",
            "tcpdump -ni any host REAL-SERVER and 'tcp[tcpflags] & tcp-syn != 0'",
            "iptables-save -t nat | grep -E 'KUBE-MARK-MASQ|KUBE-POSTROUTING'",
            "ethtool -k flannel.1 | grep tx-checksum-ip-generic"),
        new Remedy(
            List.of("ip route get REAL-SERVER", "ethtool -K flannel.1 tx-checksum-ip-generic off"),
            "Take the real server from the last column of the first confirming command. If the SYN"
                + " leaves this node and does not arrive, the way between the nodes is at fault:"
                + " the second command cures wrong checksums of a VXLAN (its device may be named"
                + " otherwise, such as vxlan.calico). If it arrives and the answer goes elsewhere,"
                + " set clusterCIDR of kube-proxy. If it never leaves, look for KUBE-MARK-DROP and"
                + " failing iptables-restore.",
            "ethtool -K flannel.1 tx-checksum-ip-generic on",
            "Checksums are then made by the processor, which costs throughput."));
  }
}
