package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ObjectName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads that an object of a kind is there that nobody else reads; its spec and status are unread.
 * Of kinds that may hold secrets nothing else is read on purpose.
 */
final class ObjectReader implements ManifestReader {

  private static final Set<String> NAMES = Set.of("apiVersion", "kind", "metadata");

  /** What is never looked into. */
  private static final Set<String> CLOSED =
      Set.of("Secret", "ConfigMap", "ServiceAccount", "Job", "CronJob", "ControllerRevision");

  @Override
  public List<FactKind> kinds() {
    return List.of(ObjectName.KIND);
  }

  @Override
  public boolean reads(Manifest manifest) {
    return !manifest.kind().isEmpty() && !manifest.name().isEmpty();
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    ObjectName name =
        new ObjectName(
            manifest.kind().toLowerCase(Locale.ROOT),
            Texts.orNull(manifest.namespace()),
            manifest.name());
    if (CLOSED.contains(manifest.kind())) {
      draft.presence(name.toFact(), manifest.root().span());
      return;
    }
    List<JsonMember> members = manifest.root().members();
    draft.fact(
        name.toFact(),
        members.stream()
            .filter(member -> NAMES.contains(member.name()))
            .map(JsonMember::span)
            .toList());
    draft.unreadBut(NAMES, manifest.root());
  }
}
