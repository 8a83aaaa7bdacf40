package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterEvent;
import java.util.List;
import java.util.Locale;

/** Reads Event objects (core/v1 and events.k8s.io/v1), without times, counts and sources. */
final class EventReader implements ManifestReader {

  @Override
  public List<FactKind> kinds() {
    return List.of(ClusterEvent.KIND);
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.kind().equals("Event");
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    JsonObject root = manifest.root();
    String about = Tree.object(root, "involvedObject").isPresent() ? "involvedObject" : "regarding";
    String kind = Tree.text(root, about, "kind");
    String name = Tree.text(root, about, "name");
    String reason = Tree.text(root, "reason");
    String type = Tree.text(root, "type");
    String message = Tree.text(root, "message");
    if (manifest.namespace().isEmpty()
        || kind.isEmpty()
        || name.isEmpty()
        || reason.isEmpty()
        || type.isEmpty()) {
      draft.unread(root.span());
      return;
    }
    ClusterEvent event =
        new ClusterEvent(
            manifest.namespace(),
            kind.toLowerCase(Locale.ROOT) + "/" + name,
            reason,
            type,
            Texts.orNull(message.isEmpty() ? Tree.text(root, "note") : message));
    draft.presence(event.toFact(), root.span());
  }
}
