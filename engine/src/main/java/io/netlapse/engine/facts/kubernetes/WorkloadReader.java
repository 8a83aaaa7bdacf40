package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Metadata;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads Deployments, DaemonSets, StatefulSets and ReplicaSets (Kubernetes API, apps/v1): how many
 * pods they want and have. Their templates are understood and left out: the pods tell.
 */
final class WorkloadReader implements ManifestReader {

  static final Set<String> KINDS_OF_OBJECTS =
      Set.of("Deployment", "DaemonSet", "StatefulSet", "ReplicaSet");

  private static final Set<String> ROOT =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");

  @Override
  public List<FactKind> kinds() {
    return List.of(Workload.KIND);
  }

  @Override
  public boolean reads(Manifest manifest) {
    return KINDS_OF_OBJECTS.contains(manifest.kind()) && manifest.spec().isPresent();
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    if (manifest.namespace().isEmpty() || manifest.name().isEmpty()) {
      draft.unread(manifest.root().span());
      return;
    }
    Metadata.account(manifest, ROOT, draft);
    JsonObject root = manifest.root();
    boolean everyNode = manifest.kind().equals("DaemonSet");
    Workload workload =
        new Workload(
            manifest.kind().toLowerCase(Locale.ROOT),
            manifest.namespace(),
            manifest.name(),
            everyNode
                ? Tree.number(root, 0, "status", "desiredNumberScheduled")
                : Tree.number(root, 1, "spec", "replicas"),
            everyNode
                ? Tree.number(root, 0, "status", "numberReady")
                : Tree.number(root, 0, "status", "readyReplicas"));
    draft.presence(workload.toFact(), root.span());
  }
}
