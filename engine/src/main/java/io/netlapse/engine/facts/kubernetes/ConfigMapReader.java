package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonDocuments;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.engine.facts.yaml.YamlDocuments;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.FlannelNetwork;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the ConfigMaps of network plug-ins: flannel's {@code net-conf.json} and the {@code config}
 * that MetalLB had before 0.13. Other ConfigMaps may hold anything and are not looked into.
 */
final class ConfigMapReader implements ManifestReader {

  private static final Set<String> BACKEND = Set.of("Type");

  @Override
  public List<FactKind> kinds() {
    return List.of(FlannelNetwork.KIND);
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.kind().equals("ConfigMap") && !facts(manifest).isEmpty();
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    facts(manifest).forEach(fact -> draft.presence(fact, manifest.root().span()));
  }

  private static List<Fact> facts(Manifest manifest) {
    Optional<JsonMember> flannel = Tree.member(manifest.root(), "data", "net-conf.json");
    if (flannel.isPresent()) {
      return flannel(manifest, flannel.get().value()).stream().toList();
    }
    return Tree.member(manifest.root(), "data", "config")
        .filter(config -> manifest.namespace().startsWith("metallb"))
        .map(config -> metalLb(config.value()))
        .orElse(List.of());
  }

  private static Optional<Fact> flannel(Manifest manifest, JsonValue text) {
    JsonDocuments documents = JsonDocuments.of(text.word());
    boolean named = !manifest.namespace().isEmpty() && !manifest.name().isEmpty();
    if (!named || documents.objects().isEmpty() || !documents.damaged().isEmpty()) {
      return Optional.empty();
    }
    JsonObject conf = documents.objects().getFirst();
    String backend = Tree.text(conf, "Backend", "Type");
    List<JsonMember> options =
        Tree.members(conf, "Backend").stream()
            .filter(member -> !BACKEND.contains(member.name()))
            .toList();
    return Optional.of(
        new FlannelNetwork(
                manifest.namespace(),
                manifest.name(),
                Texts.network(Tree.text(conf, "Network")).orElse(null),
                Texts.network(Tree.text(conf, "IPv6Network")).orElse(null),
                backend.isEmpty() ? "udp" : backend,
                Texts.orNull(Tree.flatMembers(options)))
            .toFact());
  }

  private static List<Fact> metalLb(JsonValue text) {
    YamlDocuments documents = YamlDocuments.of(text.word());
    return documents.damaged().isEmpty()
            && documents.documents().size() == 1
            && documents.documents().getFirst() instanceof JsonObject configuration
        ? MetalLbReader.ofConfiguration(configuration)
        : List.of();
  }
}
