package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.spi.bird.BgpSession;
import io.netlapse.spi.calico.CalicoBgpPeerStatus;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.LinkDetail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The network plug-in took an interface or address for a node by which the others do not reach it.
 * Page: {@code docs/rules/cni-wrong-interface.md}.
 */
public final class CniWrongInterface implements Diagnostic {

  private static final List<FactKind> READS =
      Stream.of(
              TakenAddresses.KINDS,
              NodeAddress.KINDS,
              List.of(LogEvent.KIND, LinkDetail.KIND, CalicoBgpPeerStatus.KIND, BgpSession.KIND))
          .flatMap(List::stream)
          .toList();

  private static final RuleInfo INFO =
      new RuleInfo(
          "cni-wrong-interface",
          "The network plug-in took the wrong interface or address for a node",
          Severity.CRITICAL,
          READS,
          List.of(),
          CniMechanisms.CHOOSING);

  private static final Pattern OF_CONTAINERS =
      Pattern.compile(
          "(docker|virbr|podman|cni-podman|lxdbr|lxcbr)\\d+|cni0|cbr0|kube-ipvs0|nodelocaldns"
              + "|br-[0-9a-f]{12}");

  /** For {@link java.util.ServiceLoader}. */
  public CniWrongInterface() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Map<String, Outcome> bySubject = new LinkedHashMap<>();
    TakenAddresses known = TakenAddresses.of(node);
    for (TakenAddresses.Taken taken : known.taken()) {
      if (!known.isOwn(taken) && (known.isTwice(taken) || !known.isSharedNetwork(taken))) {
        bySubject.putIfAbsent(taken.node(), WrongAddress.of(node, known, taken));
      }
    }
    TunnelSource.findings(node)
        .forEach(finding -> bySubject.putIfAbsent(finding.subject(), finding));
    LoggedAddress.findings(node)
        .forEach(finding -> bySubject.putIfAbsent(finding.subject(), finding));
    if (bySubject.isEmpty() && !wasTold(node, known)) {
      return List.of(
          new Outcome.Unknown(
              null, "the address that the network plug-in took on " + node.id().name()));
    }
    return new ArrayList<>(bySubject.values());
  }

  /** Whether anything told which address a plug-in took. */
  private static boolean wasTold(NodeView node, TakenAddresses known) {
    boolean logged =
        node.facts(LogEvent.KIND).stream()
            .map(seen -> LogEvent.of(seen.fact()).event())
            .anyMatch(event -> event.equals("cni-interface"));
    return logged
        || !known.taken().isEmpty()
        || node.facts(LinkDetail.KIND).stream().anyMatch(CniWrongInterface::isVxlan);
  }

  private static boolean isVxlan(SeenFact seen) {
    return LinkDetail.of(seen.fact()).kind().equals("vxlan");
  }

  /**
   * Whether a device is for containers or virtual machines of its node alone, and so leads to no
   * other node. A loopback or dummy device is none of them: routers tell its address on purpose.
   */
  static boolean isOfContainers(String dev) {
    return OF_CONTAINERS.matcher(dev).matches();
  }
}
