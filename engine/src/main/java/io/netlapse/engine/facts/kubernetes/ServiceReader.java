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
import io.netlapse.spi.kubernetes.ServiceClusterAddress;
import io.netlapse.spi.kubernetes.ServiceExternal;
import io.netlapse.spi.kubernetes.ServicePortSpec;
import io.netlapse.spi.kubernetes.ServiceSelector;
import io.netlapse.spi.kubernetes.ServiceTraffic;
import io.netlapse.spi.kubernetes.ServiceType;
import io.netlapse.spi.network.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Service objects (Kubernetes API, core/v1 Service). */
final class ServiceReader implements ManifestReader {

  static final List<FactKind> KINDS =
      List.of(
          ServiceType.KIND,
          ServiceClusterAddress.KIND,
          ServiceExternal.KIND,
          ServicePortSpec.KIND,
          ServiceTraffic.KIND,
          ServiceSelector.KIND);

  private static final Set<String> ROOT =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> SPEC =
      Set.of(
          "allocateLoadBalancerNodePorts",
          "clusterIP",
          "clusterIPs",
          "externalIPs",
          "externalName",
          "externalTrafficPolicy",
          "healthCheckNodePort",
          "internalTrafficPolicy",
          "ipFamilies",
          "ipFamily",
          "ipFamilyPolicy",
          "loadBalancerClass",
          "loadBalancerIP",
          "loadBalancerSourceRanges",
          "ports",
          "publishNotReadyAddresses",
          "selector",
          "sessionAffinity",
          "sessionAffinityConfig",
          "topologyKeys",
          "trafficDistribution",
          "type");
  private static final Set<String> PORT =
      Set.of("appProtocol", "name", "nodePort", "port", "protocol", "targetPort");

  @Override
  public List<FactKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.kind().equals("Service") && !manifest.apiVersion().contains("/");
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    String namespace = manifest.namespace();
    String service = manifest.name();
    Optional<JsonObject> spec = manifest.spec();
    if (namespace.isEmpty() || service.isEmpty() || spec.isEmpty()) {
      draft.unread(manifest.root().span());
      return;
    }
    new OneService(namespace, service, spec.get(), draft).read(manifest);
  }

  /** One Service on its way into facts. */
  private record OneService(
      String namespace, String service, JsonObject spec, ManifestDraft draft) {

    void read(Manifest manifest) {
      boolean headless = Tree.text(spec, "clusterIP").equals("None");
      draft.presence(
          new ServiceType(namespace, service, type(), headless).toFact(), manifest.root().span());
      Metadata.account(manifest, ROOT, draft);
      draft.unreadBut(SPEC, spec);
      clusterAddresses();
      external(manifest);
      Tree.objects(spec, "ports").forEach(this::port);
      draft.fact(traffic().toFact(), spec.span());
      String selector = Tree.flatMembers(Tree.members(spec, "selector"));
      draft.fact(
          new ServiceSelector(namespace, service, Texts.orNull(selector)).toFact(),
          span("selector"));
    }

    private String type() {
      String type = Tree.text(spec, "type");
      return type.isEmpty() ? "ClusterIP" : type;
    }

    private Span span(String member) {
      return Tree.member(spec, member).map(JsonMember::span).orElse(spec.span());
    }

    private void clusterAddresses() {
      Set<String> words = new LinkedHashSet<>(Tree.words(spec, "clusterIPs"));
      words.add(Tree.text(spec, "clusterIP"));
      words.removeAll(Set.of("", "None"));
      for (String word : words) {
        IpAddress.parse(word)
            .ifPresentOrElse(
                address ->
                    draft.fact(
                        new ServiceClusterAddress(namespace, service, address).toFact(),
                        span("clusterIP")),
                () -> draft.unread(span("clusterIP")));
      }
    }

    private void external(Manifest manifest) {
      for (String word : Tree.words(spec, "externalIPs")) {
        external("external", word, span("externalIPs"));
      }
      external("name", Tree.text(spec, "externalName"), span("externalName"));
      for (JsonObject ingress :
          Tree.objects(manifest.root(), "status", "loadBalancer", "ingress")) {
        String address = Tree.text(ingress, "ip");
        String word = address.isEmpty() ? Tree.text(ingress, "hostname") : address;
        external("load-balancer", word, ingress.span());
      }
    }

    private void external(String kind, String word, Span span) {
      if (!word.isEmpty()) {
        String address = Texts.addressOrName(word);
        draft.fact(new ServiceExternal(namespace, service, kind, address).toFact(), span);
      }
    }

    private void port(JsonObject port) {
      draft.unreadBut(PORT, port);
      Optional<Integer> number = Tree.number(Tree.text(port, "port"));
      if (number.isEmpty()) {
        draft.unread(port.span());
        return;
      }
      String target = Tree.text(port, "targetPort");
      int nodePort = Tree.number(port, 0, "nodePort");
      draft.fact(
          new ServicePortSpec(
                  namespace,
                  service,
                  protocol(port),
                  number.get(),
                  Texts.orNull(Tree.text(port, "name")),
                  target.isEmpty() || target.equals("0") ? number.get().toString() : target,
                  nodePort == 0 ? null : nodePort,
                  Texts.orNull(Tree.text(port, "appProtocol")))
              .toFact(),
          port.span());
    }

    private ServiceTraffic traffic() {
      String affinity = otherwise("sessionAffinity", "None");
      return new ServiceTraffic(
          namespace,
          service,
          externalPolicy(),
          otherwise("internalTrafficPolicy", "Cluster"),
          affinity,
          affinity.equals("None")
              ? null
              : Tree.number(spec, 10800, "sessionAffinityConfig", "clientIP", "timeoutSeconds"),
          Texts.orNull(Tree.text(spec, "trafficDistribution")),
          Texts.orNull(Tree.sorted(spec, "loadBalancerSourceRanges")),
          Tree.number(Tree.text(spec, "healthCheckNodePort")).orElse(null),
          Tree.isTrue(spec, "publishNotReadyAddresses"));
    }

    /** Which the API server writes out for what clients outside can reach. */
    private @Nullable String externalPolicy() {
      boolean outside =
          type().equals("NodePort")
              || type().equals("LoadBalancer")
              || !Tree.words(spec, "externalIPs").isEmpty();
      return outside ? otherwise("externalTrafficPolicy", "Cluster") : null;
    }

    private String otherwise(String member, String otherwise) {
      String word = Tree.text(spec, member);
      return word.isEmpty() ? otherwise : word;
    }
  }

  /** The protocol of a port in the letters of facts; TCP where none is told. */
  static String protocol(JsonObject port) {
    String protocol = Tree.text(port, "protocol");
    return protocol.isEmpty() ? "tcp" : protocol.toLowerCase(Locale.ROOT);
  }
}
