package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.calico.CalicoResources;
import io.netlapse.engine.facts.manifest.ManifestReaders;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.kubernetes.Pod;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.kubernetes.PodHostAddress;
import io.netlapse.spi.kubernetes.PodLabel;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodOwner;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads {@code kubectl describe} of nodes, pods and services, and of resources of Calico and
 * MetalLB. A sample line:
 *
 * <pre>{@code PodCIDRs:                     10.244.1.0/24,fd00:10:244:1::/64}</pre>
 */
public final class KubectlDescribeParser extends OutputParser {

  private static final List<FactKind> PODS =
      List.of(
          Pod.KIND,
          PodNode.KIND,
          PodAddress.KIND,
          PodHostAddress.KIND,
          PodLabel.KIND,
          PodOwner.KIND);

  /** Objects that kubectl does not know itself, so that it shows all of their members. */
  private static final ManifestReaders OTHERS =
      ManifestReaders.of(new MetalLbReader(), CalicoResources.reader());

  /** Their resources. */
  private static final Set<String> OTHER_RESOURCES =
      Set.of(
          "bgpconfiguration",
          "bgpfilter",
          "bgppeer",
          "felixconfiguration",
          "installation",
          "tigerastatus",
          "ippool",
          "ipaddresspool",
          "l2advertisement",
          "bgpadvertisement");

  private static final List<FactKind> KINDS =
      Stream.of(
              NodeFacts.KINDS,
              PODS,
              ServiceDescription.KINDS,
              List.of(ClusterEvent.KIND),
              OTHERS.kinds())
          .flatMap(List::stream)
          .distinct()
          .toList();

  /** For {@link java.util.ServiceLoader}. */
  public KubectlDescribeParser() {
    super("kubectl-describe", 5, KINDS);
  }

  @Override
  public boolean reads(Command command) {
    return resource(command).isPresent();
  }

  /** The resource, if it is one of those that are read. */
  private static Optional<String> resource(Command command) {
    return KubectlCommand.of(command)
        .filter(known -> known.verb().equals("describe") && known.resources().size() == 1)
        .map(known -> known.resources().getFirst())
        .filter(
            resource ->
                resource.equals(Resources.NODES)
                    || resource.equals(Resources.PODS)
                    || resource.equals(Resources.SERVICES)
                    || isOther(resource));
  }

  private static boolean isOther(String resource) {
    return OTHER_RESOURCES.contains(CalicoResources.canonical(resource))
        || OTHER_RESOURCES.contains(singular(resource));
  }

  private static String singular(String resource) {
    String one = CalicoResources.canonical(resource);
    return one.endsWith("s") ? one.substring(0, one.length() - 1) : one;
  }

  @Override
  public Scope scope(Command command) {
    Optional<KubectlCommand> known =
        KubectlCommand.of(command).filter(kubectl -> kubectl.known() && !command.filtered());
    if (known.isEmpty() || resource(command).filter(one -> !isOther(one)).isEmpty()) {
      return Scope.ONLY_SHOWN;
    }
    return switch (resource(command).get()) {
      case Resources.NODES -> nodes(known.get());
      case Resources.PODS -> pods(known.get());
      default -> Scope.ONLY_SHOWN;
    };
  }

  private static Scope nodes(KubectlCommand command) {
    TreeSet<Coverage> covered = new TreeSet<>();
    for (FactKind kind : NodeFacts.KINDS) {
      if (command.names().isEmpty()) {
        covered.add(Coverage.all(kind));
      } else if (!kind.equals(FlannelLease.KIND)) {
        command.names().forEach(name -> covered.add(Coverage.where(kind, Map.of("node", name))));
      }
    }
    return new Scope(covered);
  }

  private static Scope pods(KubectlCommand command) {
    TreeSet<Coverage> covered = new TreeSet<>();
    String namespace = command.namespace();
    for (FactKind kind : PODS) {
      if (command.everyNamespace()) {
        covered.add(Coverage.all(kind));
      } else if (!namespace.isEmpty() && command.names().isEmpty()) {
        covered.add(Coverage.where(kind, Map.of("namespace", namespace)));
      }
    }
    return new Scope(covered);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    if (resource(command).filter(KubectlDescribeParser::isOther).isPresent()) {
      OTHERS.read(DescribedObjects.of(text), text, draft);
      return;
    }
    List<Description> fields = Description.of(text);
    if (resource(command).filter(Resources.SERVICES::equals).isPresent()) {
      ServiceDescription.read(fields, draft);
      return;
    }
    boolean pods =
        resource(command).map(Resources.PODS::equals).orElseGet(() -> haveNamespace(fields));
    if (pods) {
      String namespace = KubectlCommand.of(command).map(KubectlCommand::namespace).orElse("");
      PodDescription description = new PodDescription(draft, namespace, named(command));
      fields.forEach(description::read);
    } else {
      NodeDescription description = new NodeDescription(draft, named(command));
      fields.forEach(description::read);
    }
  }

  /** The one object that the command names; empty for none or several. */
  private static String named(Command command) {
    List<String> names = KubectlCommand.of(command).map(KubectlCommand::names).orElse(List.of());
    return names.size() == 1 && names.getFirst().indexOf('$') < 0 ? names.getFirst() : "";
  }

  private static boolean haveNamespace(List<Description> fields) {
    return fields.stream().anyMatch(field -> field.name().equals("Namespace"));
  }
}
