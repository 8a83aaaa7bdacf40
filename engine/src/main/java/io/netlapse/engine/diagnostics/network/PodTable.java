package io.netlapse.engine.diagnostics.network;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.index.ViewIndex;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.PodHostAddress;
import io.netlapse.spi.kubernetes.PodNetwork;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodPhase;
import io.netlapse.spi.kubernetes.PodStatus;
import io.netlapse.spi.network.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one view tells of pods beside their addresses, found by namespace and name.
 *
 * @param facts the facts of {@link PodNode}, {@link PodPhase}, {@link PodStatus} and {@link
 *     PodNetwork}
 * @param hosts the addresses of the nodes on which pods are, as texts
 */
public record PodTable(Map<Key, Fact> facts, Set<String> hosts) {

  /** What a rule that uses this reads. */
  public static final List<FactKind> KINDS =
      List.of(PodNode.KIND, PodPhase.KIND, PodStatus.KIND, PodNetwork.KIND, PodHostAddress.KIND);

  private static final ViewIndex<PodTable> TABLE = new ViewIndex<>(PodTable::toldBy);

  /** The last phases, and the words for them that {@code kubectl get} makes of reasons. */
  private static final Set<String> ENDED =
      Set.of("Succeeded", "Failed", "Completed", "Error", "Evicted", "OOMKilled");

  /**
   * Where a fact of a pod is found.
   *
   * @param kind its kind
   * @param namespace the pod's namespace
   * @param pod the pod's name
   */
  public record Key(FactKind kind, String namespace, String pod) {}

  /** Copies both. */
  public PodTable {
    facts = Map.copyOf(facts);
    hosts = Set.copyOf(hosts);
  }

  /** What a view tells. */
  public static PodTable of(NodeView view) {
    return TABLE.of(view);
  }

  private static PodTable toldBy(NodeView view) {
    return new PodTable(
        Stream.of(PodNode.KIND, PodPhase.KIND, PodStatus.KIND, PodNetwork.KIND)
            .flatMap(kind -> view.facts(kind).stream())
            .map(SeenFact::fact)
            .collect(toMap(PodTable::key, Function.identity(), (one, other) -> one)),
        view.facts(PodHostAddress.KIND).stream()
            .map(seen -> PodHostAddress.of(seen.fact()).address())
            .collect(toSet()));
  }

  /** The node that it is on: a name, or the address that a shortened table shows for it. */
  public Optional<String> node(String namespace, String pod) {
    return fact(PodNode.KIND, namespace, pod).map(fact -> PodNode.of(fact).node());
  }

  /** The word for its state that {@code kubectl get} shows. */
  public Optional<String> status(String namespace, String pod) {
    return fact(PodStatus.KIND, namespace, pod).map(fact -> PodStatus.of(fact).status());
  }

  /** Its phase. */
  public Optional<String> phase(String namespace, String pod) {
    return fact(PodPhase.KIND, namespace, pod).map(fact -> PodPhase.of(fact).phase());
  }

  /** Whether it is in its node's network; empty where that was not told. */
  public Optional<Boolean> hostNetwork(String namespace, String pod) {
    return fact(PodNetwork.KIND, namespace, pod).map(fact -> PodNetwork.of(fact).hostNetwork());
  }

  /** Whether it has ended: the API keeps its address, and another pod may have got it. */
  public boolean hasEnded(String namespace, String pod) {
    return Stream.of(phase(namespace, pod), status(namespace, pod))
        .flatMap(Optional::stream)
        .anyMatch(ENDED::contains);
  }

  /** Whether a pod's address is its node's. */
  public boolean isOfHost(String namespace, String pod, IpAddress address) {
    return hostNetwork(namespace, pod).orElse(false)
        || hosts.contains(address.text())
        || node(namespace, pod).filter(address.text()::equals).isPresent();
  }

  private Optional<Fact> fact(FactKind kind, String namespace, String pod) {
    return Optional.ofNullable(facts.get(new Key(kind, namespace, pod)));
  }

  private static Key key(Fact fact) {
    return new Key(fact.kind(), fact.field("namespace", ""), fact.field("pod", ""));
  }
}
