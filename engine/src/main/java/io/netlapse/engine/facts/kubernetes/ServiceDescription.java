package io.netlapse.engine.facts.kubernetes;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.kubernetes.Description.Entry;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ServiceClusterAddress;
import io.netlapse.spi.kubernetes.ServiceExternal;
import io.netlapse.spi.kubernetes.ServicePolicyBrief;
import io.netlapse.spi.kubernetes.ServicePortBrief;
import io.netlapse.spi.kubernetes.ServiceSelector;
import io.netlapse.spi.kubernetes.ServiceType;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one object of {@code kubectl describe service}. Endpoints, of which it shows the first few,
 * and what has a default that old releases do not show are understood and left out.
 *
 * @param namespace its namespace
 * @param service its name
 * @param fields all of its fields
 * @param draft accounts for the lines
 */
record ServiceDescription(
    String namespace, String service, List<Description> fields, ReadingDraft draft) {

  /** The kinds that it tells. */
  static final List<FactKind> KINDS =
      List.of(
          ServiceType.KIND,
          ServiceClusterAddress.KIND,
          ServiceExternal.KIND,
          ServicePortBrief.KIND,
          ServicePolicyBrief.KIND,
          ServiceSelector.KIND);

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "Name",
          "Namespace",
          "Labels",
          "Annotations",
          "Endpoints",
          "External Traffic Policy",
          "HealthCheck NodePort",
          "Internal Traffic Policy",
          "IP Families",
          "IP Family Policy",
          "NodePort",
          "Session Affinity",
          "TargetPort",
          "Traffic Distribution");

  /** Reads an output, an object after the other; what belongs to none is unread. */
  static void read(List<Description> all, ReadingDraft draft) {
    List<Description> one = new ArrayList<>();
    for (Description field : all) {
      if (field.name().equals("Name") && !one.isEmpty()) {
        object(one, draft);
        one = new ArrayList<>();
      }
      one.add(field);
    }
    object(one, draft);
  }

  private static void object(List<Description> fields, ReadingDraft draft) {
    String name = value(fields, "Name").orElse("");
    String namespace = value(fields, "Namespace").orElse("");
    if (name.isEmpty() || namespace.isEmpty()) {
      fields.forEach(field -> field.spans().forEach(draft::unread));
      return;
    }
    new ServiceDescription(namespace, name, fields, draft).read();
  }

  private void read() {
    for (int i = 0; i < fields.size(); i++) {
      Description field = fields.get(i);
      if (UNDERSTOOD.contains(field.name())) {
        field.spans().forEach(draft::understood);
      }
      switch (field.name()) {
        case "Type" ->
            one(field, new ServiceType(namespace, service, field.value(), isHeadless()).toFact());
        case "IPs" -> words(field, this::clusterAddress);
        case "IP" -> { // the first of the others, where a release shows these
          if (value(fields, "IPs").isPresent()) {
            draft.understood(field.head().span());
          } else {
            words(field, this::clusterAddress);
          }
        }
        case "LoadBalancer Ingress" -> words(field, word -> external("load-balancer", word));
        case "External IPs" -> words(field, word -> external("external", word));
        case "External Name" -> words(field, word -> external("name", word));
        case "Port" -> port(field, i).ifPresentOrElse(fact -> one(field, fact), () -> none(field));
        case "Selector" -> selector(field);
        case "External Traffic Policy" ->
            one(field, new ServicePolicyBrief(namespace, service, field.value()).toFact());
        case "Events" -> Descriptions.events(field, "service/" + service, namespace, draft);
        default -> {
          if (!UNDERSTOOD.contains(field.name())) {
            none(field);
          }
        }
      }
    }
  }

  private void one(Description field, Fact fact) {
    draft.fact(fact, field.head().span());
    field.below().forEach(line -> draft.unread(line.span()));
  }

  private void none(Description field) {
    field.spans().forEach(draft::unread);
  }

  /** A field of one or several words, and in newer releases what each is: {@code (VIP)}. */
  private void words(Description field, Function<String, Optional<Fact>> read) {
    draft.understood(field.head().span());
    for (Entry entry : field.entries()) {
      for (String word : entry.text().replaceAll("\\s*\\([A-Za-z]+\\)", "").split(",\\s*")) {
        read.apply(word).ifPresent(fact -> draft.fact(fact, entry.span()));
      }
    }
  }

  private Optional<Fact> clusterAddress(String word) {
    return IpAddress.parse(word)
        .map(address -> new ServiceClusterAddress(namespace, service, address).toFact());
  }

  private Optional<Fact> external(String kind, String word) {
    return word.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ServiceExternal(namespace, service, kind, Texts.addressOrName(word)).toFact());
  }

  private boolean isHeadless() {
    return value(fields, "IP").filter("None"::equals).isPresent();
  }

  /** {@code http 80/TCP}, and the port on every node, which stands below it. */
  private Optional<Fact> port(Description field, int at) {
    Integer nodePort = null;
    for (Description next : fields.subList(at + 1, fields.size())) {
      if (next.name().equals("Port")) {
        break;
      }
      if (next.name().equals("NodePort")) {
        nodePort = number(next.value()).orElse(null);
        break;
      }
    }
    Integer onNodes = nodePort;
    return number(field.value())
        .map(
            port ->
                new ServicePortBrief(
                        namespace,
                        service,
                        field
                            .value()
                            .substring(field.value().indexOf('/') + 1)
                            .toLowerCase(Locale.ROOT),
                        port,
                        onNodes)
                    .toFact());
  }

  private static Optional<Integer> number(String value) {
    String last = value.substring(value.lastIndexOf(' ') + 1);
    int slash = last.indexOf('/');
    return slash < 0 ? Optional.empty() : Tree.number(last.substring(0, slash));
  }

  private void selector(Description field) {
    String words =
        field.entries().stream()
            .flatMap(entry -> Arrays.stream(entry.text().split(",")))
            .sorted()
            .collect(joining(","));
    draft.fact(
        new ServiceSelector(namespace, service, Texts.orNull(words)).toFact(), field.head().span());
    field.below().forEach(line -> draft.understood(line.span()));
  }

  private static Optional<String> value(List<Description> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Description::value)
        .findFirst();
  }
}
