package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.kubernetes.Description.Entry;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.ClusterNode;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeCondition;
import io.netlapse.spi.kubernetes.NodeOperatingSystem;
import io.netlapse.spi.kubernetes.NodePodCidr;
import io.netlapse.spi.kubernetes.NodeReadiness;
import io.netlapse.spi.kubernetes.NodeScheduling;
import io.netlapse.spi.kubernetes.NodeTaint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of {@code kubectl describe node}. Not safe for many threads. */
final class NodeDescription {

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "CreationTimestamp",
          "Lease",
          "Capacity",
          "Allocatable",
          "ProviderID",
          "ExternalID",
          "Non-terminated Pods",
          "Allocated resources",
          "Annotations",
          "Labels",
          "Addresses");

  private final ReadingDraft draft;
  private String node;
  private String podCidr = "";

  /**
   * Of an output.
   *
   * @param draft accounts for the lines
   * @param node the one node that the command names: an excerpt lacks it; empty for unknown
   */
  NodeDescription(ReadingDraft draft, String node) {
    this.draft = draft;
    this.node = node;
  }

  void read(Description field) {
    if (field.name().equals("Name") && !field.value().isEmpty()) {
      node = field.value();
      draft.fact(new ClusterNode(node).toFact(), field.head().span());
      field.below().forEach(line -> draft.unread(line.span()));
    } else if (node.isEmpty()) {
      field.spans().forEach(draft::unread);
    } else if (field.name().isEmpty()) {
      Descriptions.looseEvents(field, "node/" + node, "default", draft);
    } else {
      field(field);
    }
  }

  private void field(Description field) {
    if (UNDERSTOOD.contains(field.name())) {
      field.spans().forEach(draft::understood);
    }
    switch (field.name()) {
      case "Roles" -> one(field, NodeFacts.roles(node, entriesOf(field.value())));
      case "Labels" -> field.entries().forEach(this::label);
      case "Annotations" -> annotations(field);
      case "Taints" -> taints(field);
      case "Unschedulable" ->
          one(field, new NodeScheduling(node, !field.value().equals("true")).toFact());
      case "Conditions" -> conditions(field);
      case "Addresses" -> addresses(field);
      case "System Info" -> info(field);
      case "PodCIDR", "PodCIDRs" -> cidrs(field);
      case "Events" -> Descriptions.events(field, "node/" + node, "default", draft);
      default -> {
        if (!UNDERSTOOD.contains(field.name())) {
          field.spans().forEach(draft::unread);
        }
      }
    }
  }

  /** A field of one line. */
  private void one(Description field, Fact fact) {
    draft.fact(fact, field.head().span());
    field.below().forEach(line -> draft.unread(line.span()));
  }

  private static List<String> entriesOf(String value) {
    return value.isEmpty() || value.equals("<none>") ? List.of() : List.of(value.split(","));
  }

  private void label(Entry entry) {
    entry
        .before("=")
        .flatMap(name -> NodeFacts.label(node, name, entry.after("=")))
        .ifPresent(fact -> draft.fact(fact, entry.span()));
  }

  private void annotations(Description field) {
    FlannelAnnotations flannel = new FlannelAnnotations();
    for (Entry entry : field.entries()) {
      String name = entry.before(":").orElse("");
      String value = entry.after(":");
      NodeFacts.annotation(node, name, value).ifPresent(fact -> draft.fact(fact, entry.span()));
      if (name.startsWith(FlannelAnnotations.PREFIX)) {
        flannel
            .take(name.substring(FlannelAnnotations.PREFIX.length()), value, entry.span())
            .ifPresent(lease -> draft.fact(lease.fact(), lease.spans()));
      }
    }
  }

  /** Such as {@code node-role.kubernetes.io/control-plane:NoSchedule} or {@code a=b:NoExecute}. */
  private void taints(Description field) {
    if (field.value().isEmpty() || field.value().equals("<none>")) {
      draft.understood(field.head().span());
    }
    for (Entry entry : field.entries()) {
      int colon = entry.text().lastIndexOf(':');
      String name = colon < 0 ? "" : entry.text().substring(0, colon);
      int equals = name.indexOf('=');
      String key = equals < 0 ? name : name.substring(0, equals);
      String effect = entry.text().substring(colon + 1);
      if (key.isEmpty() || effect.isEmpty()) {
        draft.unread(entry.span());
      } else {
        String value = equals < 0 ? null : Texts.orNull(name.substring(equals + 1));
        draft.fact(new NodeTaint(node, key, effect, value).toFact(), entry.span());
      }
    }
  }

  /** Type, status, two times, reason, message, with two blanks or more between them. */
  private void conditions(Description field) {
    draft.understood(field.head().span());
    for (Entry entry : field.entries()) {
      if (Descriptions.isHeading(entry.text())) {
        draft.understood(entry.span());
        continue;
      }
      List<String> cells = Descriptions.cells(entry.text());
      if (cells.size() < 5) {
        draft.unread(entry.span());
        continue;
      }
      String reason = cells.get(4);
      draft.fact(
          new NodeCondition(node, cells.get(0), cells.get(1), reason).toFact(), entry.span());
      if (cells.get(0).equals("Ready")) {
        boolean ready = cells.get(1).equals("True");
        draft.fact(new NodeReadiness(node, ready).toFact(), entry.span());
        NodeFacts.network(node, ready, String.join(" ", cells.subList(5, cells.size())))
            .ifPresent(fact -> draft.fact(fact, entry.span()));
      }
    }
  }

  private void addresses(Description field) {
    Set<String> types = new HashSet<>();
    for (Entry entry : field.entries()) {
      String type = entry.before(":").orElse("");
      String address = Texts.addressOrName(entry.after(":"));
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

  private void info(Description field) {
    draft.understood(field.head().span());
    for (Entry entry : field.entries()) {
      String word = entry.after(":");
      Optional<Fact> fact =
          switch (entry.before(":").orElse("")) {
            case "Kubelet Version" -> version("kubelet", word);
            case "Kube-Proxy Version" -> version("kube-proxy", word);
            case "Kernel Version" -> version("kernel", word);
            case "Container Runtime Version" -> NodeFacts.runtime(node, word);
            case "OS Image" ->
                word.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new NodeOperatingSystem(node, word).toFact());
            default -> Optional.empty();
          };
      fact.ifPresentOrElse(
          known -> draft.fact(known, entry.span()), () -> draft.understood(entry.span()));
    }
  }

  private Optional<Fact> version(String component, String word) {
    return word.isEmpty()
        ? Optional.empty()
        : Optional.of(NodeFacts.version(node, component, word));
  }

  /** PodCIDR is the first of PodCIDRs, which describe has told since 1.17. */
  private void cidrs(Description field) {
    List<Fact> facts = new ArrayList<>();
    for (String word : entriesOf(field.value())) {
      Texts.network(word).ifPresent(cidr -> facts.add(new NodePodCidr(node, cidr).toFact()));
    }
    field.below().forEach(line -> draft.unread(line.span()));
    boolean again = field.name().equals("PodCIDR");
    if (facts.isEmpty()) {
      draft.unread(field.head().span());
    } else if (again) {
      podCidr = facts.getFirst().canonical();
      draft.fact(facts.getFirst(), field.head().span());
    } else {
      facts.removeIf(fact -> fact.canonical().equals(podCidr));
      draft.understood(field.head().span());
      facts.forEach(fact -> draft.fact(fact, field.head().span()));
    }
  }
}
