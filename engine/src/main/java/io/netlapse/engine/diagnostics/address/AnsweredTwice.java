package io.netlapse.engine.diagnostics.address;

import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.AddressAnswers;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.LinkAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An address for which two machines answer in turns, in a capture or when asked. One that only
 * moves is answered by the new machine alone afterwards.
 */
final class AnsweredTwice {

  /** Addresses that routers share (VRRP, HSRP, GLBP): they answer with these and their own. */
  private static final List<String> VIRTUAL =
      List.of("00:00:5e:00:", "00:00:0c:07:ac:", "00:00:0c:9f:", "00:07:b4:");

  private AnsweredTwice() {}

  static List<Outcome.Finding> of(NodeView node, ClusterView cluster) {
    return node.facts(AddressAnswers.KIND).stream()
        .filter(seen -> isByTwo(AddressAnswers.of(seen.fact()), node, cluster))
        .map(AnsweredTwice::finding)
        .toList();
  }

  private static boolean isByTwo(AddressAnswers answers, NodeView node, ClusterView cluster) {
    // Links of pods answer for all, each with the address of its own (proxy ARP).
    boolean local = answers.address().text().startsWith("169.254.");
    return answers.inTurns()
        && answers.lladdrs().size() > 1
        && !local
        && answers.lladdrs().stream().noneMatch(AnsweredTwice::isVirtual)
        && Stream.concat(Stream.of(node), cluster.others(node).stream())
            .noneMatch(one -> links(one).containsAll(answers.lladdrs()));
  }

  private static boolean isVirtual(String lladdr) {
    return VIRTUAL.stream().anyMatch(lladdr::startsWith);
  }

  /** One machine answers on each of its links (arp_ignore 0), which harms nobody. */
  private static Set<String> links(NodeView node) {
    return node.facts(LinkAddress.KIND).stream()
        .map(seen -> LinkAddress.of(seen.fact()).address())
        .collect(toSet());
  }

  private static Outcome.Finding finding(SeenFact seen) {
    AddressAnswers answers = AddressAnswers.of(seen.fact());
    IpAddress address = answers.address();
    return new TwiceHeld(address)
        .byAnswers(String.join(" and ", answers.lladdrs()), List.of(seen.evidence()));
  }
}
