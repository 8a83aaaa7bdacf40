package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.kubernetes.Description.Entry;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.Pod;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.kubernetes.PodHostAddress;
import io.netlapse.spi.kubernetes.PodLabel;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodOwner;
import io.netlapse.spi.network.IpAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of {@code kubectl describe pod}. Containers, volumes and conditions are
 * understood and left out: objects tell them better. Not safe for many threads.
 */
final class PodDescription {

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "Annotations",
          "Conditions",
          "Containers",
          "Ephemeral Containers",
          "Init Containers",
          "IPs",
          "Labels",
          "Message",
          "Node-Selectors",
          "Priority",
          "Priority Class Name",
          "QoS Class",
          "Readiness Gates",
          "Reason",
          "Runtime Class Name",
          "SeccompProfile",
          "Service Account",
          "Start Time",
          "Status",
          "Termination Grace Period",
          "Tolerations",
          "Topology Spread Constraints",
          "Volumes",
          "NominatedNodeName");

  /** How the second line of what calico-node's probe of readiness says begins. */
  private static final String CALICO_NOT_READY = "calico/node is not ready";

  private final ReadingDraft draft;
  private String pod;
  private String namespace;
  private Set<IpAddress> addresses = new HashSet<>();

  /**
   * Of an output.
   *
   * @param draft accounts for the lines
   * @param namespace of the one pod that the command names: an excerpt lacks it; empty for unknown
   * @param pod its name; empty for unknown
   */
  PodDescription(ReadingDraft draft, String namespace, String pod) {
    this.draft = draft;
    this.namespace = pod.isEmpty() ? "" : namespace;
    this.pod = namespace.isEmpty() ? "" : pod;
  }

  void read(Description field) {
    if (field.name().equals("Name") && !field.value().isEmpty()) {
      pod = field.value();
      namespace = "";
      addresses = new HashSet<>();
      one(field, Optional.empty());
    } else if (field.name().equals("Namespace") && !pod.isEmpty() && !field.value().isEmpty()) {
      namespace = field.value();
      one(field, Optional.of(new Pod(namespace, pod).toFact()));
    } else if (namespace.isEmpty()) {
      field.spans().forEach(draft::unread);
    } else if (field.name().equals(CALICO_NOT_READY)) {
      notReady(field);
    } else if (field.name().isEmpty()) {
      Descriptions.looseEvents(field, "pod/" + pod, namespace, draft);
    } else {
      field(field);
    }
  }

  /** The message of an event goes on at the begin of a line; more events may stand below it. */
  private void notReady(Description field) {
    draft.fact(
        new ClusterEvent(namespace, "pod/" + pod, "Unhealthy", "Warning", field.head().content())
            .toFact(),
        field.head().span());
    Descriptions.looseEvents(field.below(), "pod/" + pod, namespace, draft);
  }

  private void field(Description field) {
    boolean understood = UNDERSTOOD.contains(field.name());
    if (understood) {
      field.spans().forEach(draft::understood);
    }
    switch (field.name()) {
      case "Labels" -> field.entries().forEach(this::label);
      case "Node" -> node(field);
      case "IP" -> one(field, address(field.value()));
      case "IPs" -> field.below().forEach(this::address);
      case "Controlled By" -> owner(field);
      case "Events" -> Descriptions.events(field, "pod/" + pod, namespace, draft);
      default -> {
        if (!understood) {
          field.spans().forEach(draft::unread);
        }
      }
    }
  }

  private void one(Description field, Optional<Fact> fact) {
    fact.ifPresentOrElse(
        known -> draft.fact(known, field.head().span()),
        () -> draft.understood(field.head().span()));
    field.below().forEach(line -> draft.unread(line.span()));
  }

  private void label(Entry entry) {
    entry
        .before("=")
        .filter(PodNames::tellsWhatRuns)
        .ifPresent(
            name ->
                draft.fact(
                    new PodLabel(namespace, pod, name, Texts.orNull(entry.after("="))).toFact(),
                    entry.span()));
  }

  /** {@code worker-1/192.168.50.11}. */
  private void node(Description field) {
    int slash = field.value().lastIndexOf('/');
    String node = slash < 0 ? field.value() : field.value().substring(0, slash);
    if (node.isEmpty() || node.equals("<none>")) {
      one(field, Optional.empty());
      return;
    }
    one(field, Optional.of(new PodNode(namespace, pod, node).toFact()));
    Texts.address(field.value().substring(slash + 1))
        .ifPresent(
            address ->
                draft.fact(
                    new PodHostAddress(namespace, pod, address).toFact(), field.head().span()));
  }

  /** The address, once. */
  private Optional<Fact> address(String word) {
    return IpAddress.parse(word)
        .filter(addresses::add)
        .map(address -> new PodAddress(namespace, pod, address).toFact());
  }

  /** A line below {@code IPs}: {@code IP: 10.244.1.3}. */
  private void address(Line line) {
    Entry entry = new Entry(line.content().strip(), line.span());
    address(entry.after(":")).ifPresent(fact -> draft.fact(fact, line.span()));
  }

  private void owner(Description field) {
    int slash = field.value().indexOf('/');
    boolean known = slash > 0 && slash + 1 < field.value().length();
    if (known) {
      String kind = field.value().substring(0, slash);
      String name = field.value().substring(slash + 1);
      one(field, Optional.of(new PodOwner(namespace, pod, kind, name).toFact()));
    } else {
      field.spans().forEach(draft::unread);
    }
  }
}
