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
import io.netlapse.spi.kubernetes.ClusterNode;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeCondition;
import io.netlapse.spi.kubernetes.NodeOperatingSystem;
import io.netlapse.spi.kubernetes.NodePodCidr;
import io.netlapse.spi.kubernetes.NodeReadiness;
import io.netlapse.spi.kubernetes.NodeScheduling;
import io.netlapse.spi.kubernetes.NodeTaint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads Node objects (Kubernetes API, core/v1 Node). */
final class NodeReader implements ManifestReader {

  private static final Set<String> ROOT =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> SPEC =
      Set.of(
          "podCIDR",
          "podCIDRs",
          "providerID",
          "taints",
          "unschedulable",
          "externalID",
          "configSource");
  private static final Set<String> STATUS =
      Set.of(
          "addresses",
          "allocatable",
          "capacity",
          "conditions",
          "config",
          "daemonEndpoints",
          "features",
          "images",
          "nodeInfo",
          "phase",
          "runtimeHandlers",
          "volumesAttached",
          "volumesInUse",
          "declaredFeatures");

  @Override
  public List<FactKind> kinds() {
    return NodeFacts.KINDS;
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.kind().equals("Node") && !manifest.apiVersion().contains("projectcalico");
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    String node = manifest.name();
    if (node.isEmpty()) {
      draft.unread(manifest.root().span());
      return;
    }
    draft.presence(new ClusterNode(node).toFact(), manifest.root().span());
    Metadata.account(manifest, ROOT, draft);
    labels(node, manifest, draft);
    annotations(node, manifest, draft);
    manifest.spec().ifPresent(spec -> spec(node, spec, draft));
    manifest.status().ifPresent(status -> status(node, status, draft));
  }

  private static void labels(String node, Manifest manifest, ManifestDraft draft) {
    Set<String> roles = new TreeSet<>();
    for (JsonMember label : manifest.labels()) {
      String value = label.value().word();
      NodeFacts.role(label.name(), value).ifPresent(roles::add);
      NodeFacts.label(node, label.name(), value).ifPresent(fact -> draft.fact(fact, label.span()));
    }
    Tree.member(manifest.root(), "metadata", "labels")
        .ifPresent(labels -> draft.fact(NodeFacts.roles(node, roles), labels.span()));
  }

  private static void annotations(String node, Manifest manifest, ManifestDraft draft) {
    FlannelAnnotations flannel = new FlannelAnnotations();
    for (JsonMember annotation : manifest.annotations()) {
      String name = annotation.name();
      String value = annotation.value().word();
      NodeFacts.annotation(node, name, value)
          .ifPresent(fact -> draft.fact(fact, annotation.span()));
      if (name.startsWith(FlannelAnnotations.PREFIX)) {
        flannel
            .take(name.substring(FlannelAnnotations.PREFIX.length()), value, annotation.span())
            .ifPresent(lease -> draft.fact(lease.fact(), lease.spans()));
      }
    }
  }

  private static void spec(String node, JsonObject spec, ManifestDraft draft) {
    draft.unreadBut(SPEC, spec);
    boolean schedulable = !Tree.isTrue(spec, "unschedulable");
    draft.fact(new NodeScheduling(node, schedulable).toFact(), spec.span());
    Set<String> cidrs = new TreeSet<>(Tree.words(spec, "podCIDRs"));
    cidrs.add(Tree.text(spec, "podCIDR"));
    Span span = Tree.member(spec, "podCIDRs").map(JsonMember::span).orElse(spec.span());
    for (String cidr : cidrs) {
      Texts.network(cidr)
          .ifPresent(known -> draft.fact(new NodePodCidr(node, known).toFact(), span));
    }
    for (JsonObject taint : Tree.objects(spec, "taints")) {
      String key = Tree.text(taint, "key");
      String effect = Tree.text(taint, "effect");
      if (key.isEmpty() || effect.isEmpty()) {
        draft.unread(taint.span());
      } else {
        String value = Texts.orNull(Tree.text(taint, "value"));
        draft.fact(new NodeTaint(node, key, effect, value).toFact(), taint.span());
      }
    }
  }

  private static void status(String node, JsonObject status, ManifestDraft draft) {
    draft.unreadBut(STATUS, status);
    addresses(node, status, draft);
    for (JsonObject condition : Tree.objects(status, "conditions")) {
      condition(node, condition, draft);
    }
    Tree.object(status, "nodeInfo").ifPresent(info -> info(node, info, draft));
  }

  private static void addresses(String node, JsonObject status, ManifestDraft draft) {
    Set<String> types = new HashSet<>();
    for (JsonObject entry : Tree.objects(status, "addresses")) {
      String type = Tree.text(entry, "type");
      String address = Texts.addressOrName(Tree.text(entry, "address"));
      if (type.isEmpty() || address.isEmpty()) {
        draft.unread(entry.span());
        continue;
      }
      draft.fact(new NodeAddress(node, type, address).toFact(), entry.span());
      if (type.endsWith("IP") && types.add(type)) {
        NodeFacts.firstAddress(node, type, address)
            .ifPresent(fact -> draft.fact(fact, entry.span()));
      }
    }
  }

  private static void condition(String node, JsonObject condition, ManifestDraft draft) {
    String type = Tree.text(condition, "type");
    String status = Tree.text(condition, "status");
    if (type.isEmpty() || status.isEmpty()) {
      draft.unread(condition.span());
      return;
    }
    String reason = Texts.orNull(Tree.text(condition, "reason"));
    draft.fact(new NodeCondition(node, type, status, reason).toFact(), condition.span());
    if (type.equals("Ready")) {
      boolean ready = status.equals("True");
      draft.fact(new NodeReadiness(node, ready).toFact(), condition.span());
      NodeFacts.network(node, ready, Tree.text(condition, "message"))
          .ifPresent(fact -> draft.fact(fact, condition.span()));
    }
  }

  private static void info(String node, JsonObject info, ManifestDraft draft) {
    for (JsonMember member : info.members()) {
      String word = member.value().word();
      if (word.isEmpty()) {
        continue;
      }
      switch (member.name()) {
        case "kubeletVersion" ->
            draft.fact(NodeFacts.version(node, "kubelet", word), member.span());
        case "kubeProxyVersion" ->
            draft.fact(NodeFacts.version(node, "kube-proxy", word), member.span());
        case "kernelVersion" -> draft.fact(NodeFacts.version(node, "kernel", word), member.span());
        case "containerRuntimeVersion" ->
            NodeFacts.runtime(node, word)
                .ifPresentOrElse(
                    fact -> draft.fact(fact, member.span()), () -> draft.unread(member.span()));
        case "osImage" -> draft.fact(new NodeOperatingSystem(node, word).toFact(), member.span());
        case "architecture", "bootID", "machineID", "operatingSystem", "swap", "systemUUID" ->
            draft.understood(member.span());
        default -> draft.unread(member.span());
      }
    }
  }
}
