package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.calico.CalicoCondition;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the conditions of the operator's resources (operator.tigera.io/v1). What they ask for is
 * read where Calico itself says it: in its pools and settings.
 */
final class OperatorConditions {

  private static final Set<String> KINDS = Set.of("Installation", "TigeraStatus");

  private OperatorConditions() {}

  /** Whether an object is one of the operator's that has conditions. */
  static boolean reads(Manifest manifest) {
    return manifest.apiVersion().startsWith("operator.tigera.io/")
        && KINDS.contains(manifest.kind());
  }

  static void read(Manifest manifest, ManifestDraft draft) {
    List<JsonObject> conditions = Tree.objects(manifest.root(), "status", "conditions");
    for (JsonObject condition : conditions) {
      String type = Tree.text(condition, "type");
      String status = Tree.text(condition, "status");
      if (type.isEmpty() || status.isEmpty()) {
        draft.unread(condition.span());
      } else {
        draft.fact(
            new CalicoCondition(
                    manifest.kind().toLowerCase(Locale.ROOT),
                    manifest.name(),
                    type,
                    status,
                    Texts.orNull(Tree.text(condition, "message")))
                .toFact(),
            condition.span());
      }
    }
  }
}
