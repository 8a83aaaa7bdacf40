package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Metadata;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.EndpointsAddress;
import io.netlapse.spi.kubernetes.EndpointsObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Endpoints objects (Kubernetes API, core/v1 Endpoints): each address with each port. */
final class EndpointsReader implements ManifestReader {

  static final List<FactKind> KINDS = List.of(EndpointsObject.KIND, EndpointsAddress.KIND);

  private static final Set<String> ROOT = Set.of("apiVersion", "kind", "metadata", "subsets");
  private static final Set<String> SUBSET = Set.of("addresses", "notReadyAddresses", "ports");
  private static final Set<String> ADDRESS = Set.of("ip", "hostname", "nodeName", "targetRef");

  @Override
  public List<FactKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.kind().equals("Endpoints");
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    if (manifest.namespace().isEmpty() || manifest.name().isEmpty()) {
      draft.unread(manifest.root().span());
      return;
    }
    draft.presence(
        new EndpointsObject(manifest.namespace(), manifest.name()).toFact(),
        manifest.root().span());
    Metadata.account(manifest, ROOT, draft);
    for (JsonObject subset : Tree.objects(manifest.root(), "subsets")) {
      draft.unreadBut(SUBSET, subset);
      addresses(manifest, subset, true, draft);
      addresses(manifest, subset, false, draft);
    }
  }

  private static void addresses(
      Manifest manifest, JsonObject subset, boolean ready, ManifestDraft draft) {
    List<JsonObject> ports = Tree.objects(subset, "ports");
    for (JsonObject address : Tree.objects(subset, ready ? "addresses" : "notReadyAddresses")) {
      draft.unreadBut(ADDRESS, address);
      if (Texts.address(Tree.text(address, "ip")).isEmpty()) {
        draft.unread(address.span());
      } else if (ports.isEmpty()) {
        address(manifest, address, null, ready, draft);
      } else {
        ports.forEach(port -> address(manifest, address, port, ready, draft));
      }
    }
  }

  private static void address(
      Manifest manifest,
      JsonObject address,
      @Nullable JsonObject port,
      boolean ready,
      ManifestDraft draft) {
    EndpointsAddress fact =
        new EndpointsAddress(
            manifest.namespace(),
            manifest.name(),
            Texts.addressOrName(Tree.text(address, "ip")),
            port == null ? null : ServiceReader.protocol(port),
            port == null ? null : Tree.number(Tree.text(port, "port")).orElse(null),
            port == null ? null : Texts.orNull(Tree.text(port, "name")),
            ready,
            Texts.orNull(Tree.text(address, "nodeName")),
            target(address));
    draft.fact(fact.toFact(), address.span());
  }

  /** What an endpoint is, as {@code Pod/namespace/name}; null where that is not told. */
  static @Nullable String target(JsonObject endpoint) {
    String kind = Tree.text(endpoint, "targetRef", "kind");
    String name = Tree.text(endpoint, "targetRef", "name");
    return kind.isEmpty() || name.isEmpty()
        ? null
        : kind + "/" + Tree.text(endpoint, "targetRef", "namespace") + "/" + name;
  }
}
