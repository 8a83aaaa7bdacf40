package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Metadata;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.Namespace;
import java.util.List;
import java.util.Set;

/** Reads Namespace objects (Kubernetes API, core/v1 Namespace). */
final class NamespaceReader implements ManifestReader {

  private static final Set<String> ROOT =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");

  @Override
  public List<FactKind> kinds() {
    return List.of(Namespace.KIND);
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.kind().equals("Namespace");
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    String phase = Tree.text(manifest.root(), "status", "phase");
    if (manifest.name().isEmpty() || phase.isEmpty()) {
      draft.unread(manifest.root().span());
      return;
    }
    Metadata.account(manifest, ROOT, draft);
    draft.presence(new Namespace(manifest.name(), phase).toFact(), manifest.root().span());
  }
}
