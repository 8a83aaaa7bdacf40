package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Metadata;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.kubernetes.ContainerImage;
import io.netlapse.spi.kubernetes.Pod;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.kubernetes.PodHostAddress;
import io.netlapse.spi.kubernetes.PodLabel;
import io.netlapse.spi.kubernetes.PodNetwork;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodOwner;
import io.netlapse.spi.kubernetes.PodPhase;
import io.netlapse.spi.kubernetes.PodRestarts;
import io.netlapse.spi.kubernetes.PodStatus;
import io.netlapse.spi.network.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads Pod objects (Kubernetes API, core/v1 Pod). Environments, arguments, volumes and probes are
 * understood and left out.
 */
final class PodReader implements ManifestReader {

  static final List<FactKind> KINDS =
      List.of(
          Pod.KIND,
          PodNode.KIND,
          PodAddress.KIND,
          PodHostAddress.KIND,
          PodNetwork.KIND,
          PodStatus.KIND,
          PodPhase.KIND,
          PodRestarts.KIND,
          PodOwner.KIND,
          PodLabel.KIND,
          ContainerImage.KIND);

  private static final Set<String> ROOT =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");

  @Override
  public List<FactKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.kind().equals("Pod");
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    String namespace = manifest.namespace();
    String pod = manifest.name();
    if (namespace.isEmpty() || pod.isEmpty()) {
      draft.unread(manifest.root().span());
      return;
    }
    draft.presence(new Pod(namespace, pod).toFact(), manifest.root().span());
    Metadata.account(manifest, ROOT, draft);
    metadata(namespace, pod, manifest, draft);
    manifest.spec().ifPresent(spec -> spec(namespace, pod, spec, draft));
    manifest.status().ifPresent(status -> status(namespace, pod, manifest, status, draft));
  }

  private static void metadata(
      String namespace, String pod, Manifest manifest, ManifestDraft draft) {
    for (JsonMember label : manifest.labels()) {
      if (PodNames.tellsWhatRuns(label.name())) {
        String value = Texts.orNull(label.value().word());
        draft.fact(new PodLabel(namespace, pod, label.name(), value).toFact(), label.span());
      }
    }
    for (JsonObject owner : Tree.objects(manifest.root(), "metadata", "ownerReferences")) {
      String kind = Tree.text(owner, "kind");
      String name = Tree.text(owner, "name");
      if (Tree.isTrue(owner, "controller") && !kind.isEmpty() && !name.isEmpty()) {
        draft.fact(new PodOwner(namespace, pod, kind, name).toFact(), owner.span());
      }
    }
  }

  private static void spec(String namespace, String pod, JsonObject spec, ManifestDraft draft) {
    draft.unreadBut(PodMembers.SPEC, spec);
    Tree.member(spec, "nodeName")
        .filter(member -> !member.value().word().isEmpty())
        .ifPresent(
            node ->
                draft.fact(new PodNode(namespace, pod, node.value().word()).toFact(), node.span()));
    Span span = Tree.member(spec, "hostNetwork").map(JsonMember::span).orElse(spec.span());
    draft.fact(new PodNetwork(namespace, pod, Tree.isTrue(spec, "hostNetwork")).toFact(), span);
    if (PodNames.isSystem(namespace)) {
      for (String list : List.of("initContainers", "containers")) {
        Tree.objects(spec, list).forEach(container -> image(namespace, pod, container, draft));
      }
    }
  }

  private static void image(
      String namespace, String pod, JsonObject container, ManifestDraft draft) {
    String name = Tree.text(container, "name");
    Tree.member(container, "image")
        .filter(image -> !name.isEmpty() && !image.value().word().isEmpty())
        .ifPresent(
            image ->
                draft.fact(
                    new ContainerImage(namespace, pod, name, image.value().word()).toFact(),
                    image.span()));
  }

  private static void status(
      String namespace, String pod, Manifest manifest, JsonObject status, ManifestDraft draft) {
    draft.unreadBut(PodMembers.STATUS, status);
    addresses(namespace, pod, status, draft);
    Tree.member(status, "hostIP")
        .ifPresent(
            host ->
                Texts.address(host.value().word())
                    .ifPresentOrElse(
                        address ->
                            draft.fact(
                                new PodHostAddress(namespace, pod, address).toFact(), host.span()),
                        () -> draft.unread(host.span())));
    Tree.member(status, "phase")
        .filter(phase -> !phase.value().word().isEmpty())
        .ifPresent(
            phase ->
                draft.fact(
                    new PodPhase(namespace, pod, phase.value().word()).toFact(), phase.span()));
    PodReckoning reckoned = PodReckoning.of(manifest);
    if (!reckoned.status().isEmpty()) {
      draft.fact(
          new PodStatus(namespace, pod, reckoned.status(), reckoned.ready(), reckoned.containers())
              .toFact(),
          status.span());
      draft.fact(new PodRestarts(namespace, pod, reckoned.restarts()).toFact(), status.span());
    }
  }

  private static void addresses(
      String namespace, String pod, JsonObject status, ManifestDraft draft) {
    Set<String> words = new LinkedHashSet<>();
    words.add(Tree.text(status, "podIP"));
    Tree.objects(status, "podIPs").forEach(entry -> words.add(Tree.text(entry, "ip")));
    words.remove("");
    Span span =
        Tree.member(status, "podIPs")
            .or(() -> Tree.member(status, "podIP"))
            .map(JsonMember::span)
            .orElse(status.span());
    for (String word : words) {
      IpAddress.parse(word)
          .ifPresentOrElse(
              address -> draft.fact(new PodAddress(namespace, pod, address).toFact(), span),
              () -> draft.unread(span));
    }
  }
}
