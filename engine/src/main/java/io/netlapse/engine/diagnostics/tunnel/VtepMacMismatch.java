package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.bridge.FdbEntry;
import io.netlapse.spi.calico.CalicoTunnel;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Neighbour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Nodes disagree about the link-layer address of a tunnel's end, or two ends have the same one.
 * Page: {@code docs/rules/vtep-mac-mismatch.md}.
 */
public final class VtepMacMismatch implements Diagnostic {

  private static final List<FactKind> READS =
      Stream.concat(
              Vtep.KINDS.stream(),
              Stream.of(Neighbour.KIND, FdbEntry.KIND, FlannelLease.KIND, CalicoTunnel.KIND))
          .toList();

  private static final List<FactKind> BELIEVES =
      Stream.concat(Vtep.KINDS.stream(), Stream.of(FlannelLease.KIND)).toList();

  private static final RuleInfo INFO =
      new RuleInfo(
          "vtep-mac-mismatch",
          "Nodes disagree about the MAC of a tunnel's end, or two ends share one",
          Severity.CRITICAL,
          READS,
          BELIEVES,
          TunnelMechanisms.REMAKING);

  /** For {@link java.util.ServiceLoader}. */
  public VtepMacMismatch() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<Vtep> own = Vtep.of(node);
    List<Vtep> others = cluster.others(node).stream().flatMap(o -> Vtep.of(o).stream()).toList();
    SortedMap<String, List<Named>> leases = leases(node);
    Map<String, Outcome> bySubject = new LinkedHashMap<>();
    leases.forEach(
        (mac, ends) -> {
          if (ends.stream().map(Named::name).distinct().count() > 1) {
            bySubject.put(mac, shared(mac, ends));
          }
        });
    for (Vtep end : own) {
      List<Named> same = new ArrayList<>();
      others.stream()
          .filter(other -> other.dev().equals(end.dev()) && other.mac().equals(end.mac()))
          .forEach(other -> same.add(new Named(other.node(), other.seen().evidence())));
      if (!same.isEmpty()) {
        same.addFirst(new Named(end.node(), end.seen().evidence()));
        bySubject.putIfAbsent(end.mac(), shared(end.mac(), same));
      }
      stale(node, cluster, end).ifPresent(found -> bySubject.putIfAbsent(found.subject(), found));
    }
    for (Vtep peer : others) {
      wrongEntry(node, cluster, peer)
          .forEach(found -> bySubject.putIfAbsent(found.subject(), found));
    }
    boolean told = !own.isEmpty() || !leases.isEmpty();
    return bySubject.isEmpty() && !told
        ? List.of(
            new Outcome.Unknown(
                null, "the link-layer address of the VXLAN device of " + node.id().name()))
        : new ArrayList<>(bySubject.values());
  }

  /**
   * An end.
   *
   * @param name the node, or the address that it is reached by
   * @param line the line that tells its link-layer address
   */
  private record Named(String name, Evidence line) {}

  /** What the API tells of all ends, by link-layer address. */
  private static SortedMap<String, List<Named>> leases(NodeView node) {
    SortedMap<String, List<Named>> ends = new TreeMap<>();
    for (SeenFact seen : node.facts(FlannelLease.KIND)) {
      FlannelLease lease = FlannelLease.of(seen.fact());
      put(ends, lease.vtepMac(), lease.publicAddress(), seen);
    }
    for (SeenFact seen : node.facts(CalicoTunnel.KIND)) {
      CalicoTunnel tunnel = CalicoTunnel.of(seen.fact());
      put(ends, tunnel.mac(), tunnel.node(), seen);
    }
    return ends;
  }

  private static void put(
      SortedMap<String, List<Named>> ends, @Nullable String mac, String name, SeenFact seen) {
    if (mac != null) {
      ends.computeIfAbsent(Vtep.lower(mac), key -> new ArrayList<>())
          .add(new Named(name, seen.evidence()));
    }
  }

  /** The node's own end is another one than its lease tells the others. */
  private static Optional<Outcome.Finding> stale(NodeView node, ClusterView cluster, Vtep end) {
    Set<IpAddress> own = OwnAddresses.of(node).keySet();
    return Stream.concat(Stream.of(node), cluster.others(node).stream())
        .flatMap(view -> view.facts(FlannelLease.KIND).stream())
        .filter(
            seen -> {
              FlannelLease lease = FlannelLease.of(seen.fact());
              String mac = lease.vtepMac();
              return mac != null
                  && end.dev().startsWith("flannel.")
                  && !Vtep.lower(mac).equals(end.mac())
                  && IpAddress.parse(lease.publicAddress()).filter(own::contains).isPresent();
            })
        .map(
            seen ->
                finding(
                    end.dev(),
                    "%s of %s has the MAC %s, and its lease says %s"
                        .formatted(
                            end.dev(),
                            end.node(),
                            end.mac(),
                            FlannelLease.of(seen.fact()).vtepMac()),
                    ("The other nodes send frames for %s to the MAC of its lease, which %s does not"
                            + " have: it drops all of them, and no pod of another node reaches"
                            + " pods here.")
                        .formatted(end.node(), end.dev()),
                    List.of(end.seen().evidence(), seen.evidence()),
                    end.node(),
                    end.dev()))
        .findFirst();
  }

  /**
   * What this node keeps of a peer, where it names another link-layer address than the peer has.
   */
  private static List<Outcome.Finding> wrongEntry(NodeView node, ClusterView cluster, Vtep peer) {
    List<Outcome.Finding> findings = new ArrayList<>();
    for (SeenFact seen : node.facts(Neighbour.KIND)) {
      Neighbour entry = Neighbour.of(seen.fact());
      String mac = entry.lladdr();
      if (mac != null
          && entry.dev().equals(peer.dev())
          && peer.addresses().contains(entry.address())
          && !Vtep.lower(mac).equals(peer.mac())) {
        findings.add(
            wrong(node, peer, entry.address().text(), mac, "neighbour table", seen.evidence()));
      }
    }
    cluster.nodes().stream()
        .filter(view -> view.id().name().equals(peer.node()))
        .flatMap(view -> OwnAddresses.of(view).keySet().stream())
        .forEach(address -> fdb(node, peer, address).forEach(findings::add));
    return findings;
  }

  private static List<Outcome.Finding> fdb(NodeView node, Vtep peer, IpAddress address) {
    List<SeenFact> entries =
        node.facts(FdbEntry.KIND).stream()
            .filter(
                seen -> {
                  FdbEntry entry = FdbEntry.of(seen.fact());
                  return entry.dev().equals(peer.dev()) && address.text().equals(entry.dst());
                })
            .toList();
    boolean right =
        entries.stream()
            .anyMatch(seen -> Vtep.lower(FdbEntry.of(seen.fact()).lladdr()).equals(peer.mac()));
    return right || entries.isEmpty()
        ? List.of()
        : List.of(
            wrong(
                node,
                peer,
                address.text(),
                FdbEntry.of(entries.getFirst().fact()).lladdr(),
                "forwarding database",
                entries.getFirst().evidence()));
  }

  private static Outcome.Finding wrong(
      NodeView node, Vtep peer, String address, String mac, String table, Evidence line) {
    return finding(
        address,
        "%s has the MAC %s for %s of %s, which has %s"
            .formatted(node.id().name(), mac, peer.dev(), peer.node(), peer.mac()),
        ("The %s of %s names %s as the link-layer address of %s on %s; that device has %s. %s drops"
                + " the frames, and no pod of %s reaches pods there.")
            .formatted(
                table,
                node.id().name(),
                mac,
                peer.dev(),
                peer.node(),
                peer.mac(),
                peer.node(),
                node.id().name()),
        List.of(line, peer.seen().evidence()),
        peer.node(),
        peer.dev());
  }

  private static Outcome.Finding shared(String mac, List<Named> ends) {
    String names = String.join(", ", ends.stream().map(Named::name).distinct().toList());
    return finding(
        mac,
        "the tunnels' ends of %s have one MAC, %s".formatted(names, mac),
        ("The VXLAN devices of %s have the same link-layer address %s. A node has one entry for it"
                + " in its forwarding database, so that frames for all of them go to one; between"
                + " two such nodes a frame is taken for the sender's own and dropped. Machines that"
                + " were cloned get one address where udev makes it out of /etc/machine-id.")
            .formatted(names, mac),
        ends.stream().map(Named::line).limit(4).toList(),
        "each of these nodes but one",
        "flannel.1");
  }

  private static Outcome.Finding finding(
      String subject,
      String title,
      String explanation,
      List<Evidence> evidence,
      String where,
      String dev) {
    return new Outcome.Finding(
        subject,
        Severity.CRITICAL,
        title,
        explanation,
        evidence,
        List.of(
            "ip -d link show dev " + dev,
            "ip neigh show dev " + dev,
            "bridge fdb show dev " + dev,
            "kubectl get nodes -o yaml | grep -E 'VtepMAC|public-ip:'"),
        new Remedy(
            List.of(
                "ip link delete " + dev,
                "kubectl delete pod -n kube-flannel FLANNEL-POD-OF-THE-NODE"),
            ("Run the commands on %s: its agent makes %s anew and tells the others. So that udev"
                    + " leaves the address alone, put a file 10-%s.link with [Match]"
                    + " OriginalName=%s* and [Link] MACAddressPolicy=none into"
                    + " /etc/systemd/network; give cloned machines their own /etc/machine-id.")
                .formatted(where, dev, dev.replace('.', '-'), dev.replaceFirst("[.].*", "")),
            "The agent makes the device by itself when its pod starts; nothing else is to undo.",
            "Pods of that node lose the other nodes until the agent has set up the device, some"
                + " seconds."));
  }
}
