package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Metadata;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.EndpointSlice;
import io.netlapse.spi.kubernetes.EndpointSliceService;
import io.netlapse.spi.kubernetes.SliceEndpoint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads EndpointSlice objects (discovery.k8s.io/v1 and v1beta1): each address with each port. A
 * condition that is not told is as the API says: ready is true, serving is what ready is,
 * terminating is false.
 */
final class EndpointSliceReader implements ManifestReader {

  static final List<FactKind> KINDS =
      List.of(EndpointSlice.KIND, EndpointSliceService.KIND, SliceEndpoint.KIND);

  private static final Set<String> ROOT =
      Set.of("apiVersion", "kind", "metadata", "addressType", "endpoints", "ports");
  private static final Set<String> ENDPOINT =
      Set.of(
          "addresses",
          "conditions",
          "deprecatedTopology",
          "hints",
          "hostname",
          "nodeName",
          "targetRef",
          "topology",
          "zone");

  @Override
  public List<FactKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.kind().equals("EndpointSlice");
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    JsonObject root = manifest.root();
    String namespace = manifest.namespace();
    String type = Tree.text(root, "addressType");
    if (namespace.isEmpty() || manifest.name().isEmpty() || type.isEmpty()) {
      draft.unread(root.span());
      return;
    }
    draft.presence(new EndpointSlice(namespace, manifest.name(), type).toFact(), root.span());
    Metadata.account(manifest, ROOT, draft);
    String service = Tree.text(root, "metadata", "labels", "kubernetes.io/service-name");
    if (service.isEmpty()) {
      Tree.objects(root, "endpoints").forEach(endpoint -> draft.unread(endpoint.span()));
      return;
    }
    Tree.member(root, "metadata", "labels")
        .ifPresent(
            labels ->
                draft.fact(
                    new EndpointSliceService(namespace, manifest.name(), service).toFact(),
                    labels.span()));
    List<JsonObject> ports = Tree.objects(root, "ports");
    for (JsonObject endpoint : Tree.objects(root, "endpoints")) {
      draft.unreadBut(ENDPOINT, endpoint);
      if (ports.isEmpty()) {
        endpoint(namespace, service, endpoint, null, draft);
      } else {
        ports.forEach(port -> endpoint(namespace, service, endpoint, port, draft));
      }
    }
  }

  private static void endpoint(
      String namespace,
      String service,
      JsonObject endpoint,
      @Nullable JsonObject port,
      ManifestDraft draft) {
    boolean ready = isTrueOr(endpoint, "ready", true);
    String zone = Tree.text(endpoint, "zone");
    String oldZone = Tree.text(endpoint, "topology", "topology.kubernetes.io/zone");
    String node = Tree.text(endpoint, "nodeName");
    String oldNode = Tree.text(endpoint, "topology", "kubernetes.io/hostname");
    for (String address : Tree.words(endpoint, "addresses")) {
      SliceEndpoint fact =
          new SliceEndpoint(
              namespace,
              service,
              Texts.addressOrName(address),
              port == null ? null : ServiceReader.protocol(port),
              port == null ? null : Tree.number(Tree.text(port, "port")).orElse(null),
              port == null ? null : Texts.orNull(Tree.text(port, "name")),
              ready,
              isTrueOr(endpoint, "serving", ready),
              isTrueOr(endpoint, "terminating", false),
              Texts.orNull(node.isEmpty() ? oldNode : node),
              Texts.orNull(zone.isEmpty() ? oldZone : zone),
              EndpointsReader.target(endpoint));
      draft.fact(fact.toFact(), endpoint.span());
    }
  }

  private static boolean isTrueOr(JsonObject endpoint, String condition, boolean otherwise) {
    String word = Tree.text(endpoint, "conditions", condition);
    return word.isEmpty() ? otherwise : word.equals("true");
  }
}
