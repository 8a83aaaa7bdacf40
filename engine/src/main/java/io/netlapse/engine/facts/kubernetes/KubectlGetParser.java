package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.calico.CalicoResources;
import io.netlapse.engine.facts.manifest.ManifestReaders;
import io.netlapse.engine.facts.manifest.Manifests;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kubernetes.EndpointSliceBrief;
import io.netlapse.spi.kubernetes.EndpointsBrief;
import io.netlapse.spi.kubernetes.ServiceExternalBrief;
import io.netlapse.spi.kubernetes.ServicePortBrief;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code kubectl get} of nodes, pods, services, endpoints and the resources of network
 * plug-ins: tables, {@code -o wide}, {@code -o yaml}, {@code -o json}, of kubectl 1.10 to 1.33. A
 * sample line:
 *
 * <pre>{@code kube-dns   ClusterIP   10.96.0.10   <none>   53/UDP,53/TCP,9153/TCP   135d}</pre>
 *
 * <p>Rows without namespace, where the command names none either, are taken to be in {@code
 * default}; as the context may say otherwise, such a table denies nothing.
 */
public final class KubectlGetParser extends OutputParser implements DialectScope {

  private static final ManifestReaders READERS =
      ManifestReaders.of(
          new NodeReader(),
          new PodReader(),
          new ServiceReader(),
          new EndpointsReader(),
          new EndpointSliceReader(),
          new NamespaceReader(),
          new WorkloadReader(),
          new EventReader(),
          new MetalLbReader(),
          new ConfigMapReader(),
          CalicoResources.reader(),
          new ObjectReader());

  private static final List<FactKind> KINDS =
      Stream.concat(
              READERS.kinds().stream(),
              Stream.of(
                  ServiceExternalBrief.KIND,
                  ServicePortBrief.KIND,
                  EndpointsBrief.KIND,
                  EndpointSliceBrief.KIND))
          .toList();

  /** For {@link java.util.ServiceLoader}. */
  public KubectlGetParser() {
    super("kubectl-get", 1, KINDS);
  }

  @Override
  public boolean reads(Command command) {
    return KubectlCommand.of(command).filter(known -> known.verb().equals("get")).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : KubectlCommand.of(command).map(KubectlScope::of).orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public Scope scope(Command command, Reading reading) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : KubectlCommand.of(command)
            .map(known -> KubectlScope.of(known, reading))
            .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    KubectlCommand known = KubectlCommand.of(command).orElseGet(KubectlCommand::unknown);
    if (Manifests.looksLike(text)) {
      READERS.read(text, draft);
    } else if (known.output().equals("yaml")) {
      ManifestExcerpt.read(text, draft);
    } else {
      new KubectlTables(known, draft).read(text);
    }
  }
}
