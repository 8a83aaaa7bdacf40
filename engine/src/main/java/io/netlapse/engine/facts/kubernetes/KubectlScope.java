package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.calico.CalicoResources;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kubernetes.ClusterNode;
import io.netlapse.spi.kubernetes.EndpointSlice;
import io.netlapse.spi.kubernetes.EndpointSliceBrief;
import io.netlapse.spi.kubernetes.EndpointsBrief;
import io.netlapse.spi.kubernetes.EndpointsObject;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.kubernetes.MetalLbAdvertisement;
import io.netlapse.spi.kubernetes.MetalLbPeer;
import io.netlapse.spi.kubernetes.MetalLbPool;
import io.netlapse.spi.kubernetes.Namespace;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.kubernetes.NodeOperatingSystem;
import io.netlapse.spi.kubernetes.NodeReadiness;
import io.netlapse.spi.kubernetes.NodeRoles;
import io.netlapse.spi.kubernetes.NodeRuntime;
import io.netlapse.spi.kubernetes.NodeScheduling;
import io.netlapse.spi.kubernetes.NodeVersion;
import io.netlapse.spi.kubernetes.Pod;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodRestarts;
import io.netlapse.spi.kubernetes.PodStatus;
import io.netlapse.spi.kubernetes.ServiceClusterAddress;
import io.netlapse.spi.kubernetes.ServiceExternalBrief;
import io.netlapse.spi.kubernetes.ServicePortBrief;
import io.netlapse.spi.kubernetes.ServiceSelector;
import io.netlapse.spi.kubernetes.ServiceType;
import io.netlapse.spi.kubernetes.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which facts {@code kubectl get} could have shown, by resource and form of output. */
final class KubectlScope {

  private static final List<String> WORKLOADS =
      List.of(
          Resources.DEPLOYMENTS,
          Resources.DAEMONSETS,
          Resources.STATEFULSETS,
          Resources.REPLICASETS);

  private final KubectlCommand command;
  private final Map<FactKind, Set<String>> shown;
  private final TreeSet<Coverage> covered = new TreeSet<>();

  private KubectlScope(KubectlCommand command, Map<FactKind, Set<String>> shown) {
    this.command = command;
    this.shown = shown;
  }

  /** As far as the command tells. */
  static Scope of(KubectlCommand command) {
    return of(command, Map.of());
  }

  /** As far as the command and its output tell. */
  static Scope of(KubectlCommand command, Reading reading) {
    Map<FactKind, Set<String>> shown = new HashMap<>();
    for (Reading.Read read : reading.facts()) {
      FactKind kind = read.fact().kind();
      if (kind.equals(PodAddress.KIND) || kind.equals(ServiceClusterAddress.KIND)) {
        shown.computeIfAbsent(kind, any -> new TreeSet<>()).add(read.fact().field("family", ""));
      }
    }
    return of(command, shown);
  }

  private static Scope of(KubectlCommand command, Map<FactKind, Set<String>> shown) {
    Set<String> forms = Set.of("", "wide", "yaml", "json");
    if (!command.known() || !forms.contains(command.output())) {
      return Scope.ONLY_SHOWN;
    }
    KubectlScope scope = new KubectlScope(command, shown);
    for (String resource : command.resources()) {
      if (resource.equals("all")) {
        Stream.concat(Stream.of(Resources.PODS, Resources.SERVICES), WORKLOADS.stream())
            .forEach(scope::resource);
      } else {
        scope.resource(resource);
      }
    }
    return new Scope(scope.covered);
  }

  private void resource(String resource) {
    switch (resource) {
      case Resources.NODES -> nodes();
      case Resources.NAMESPACES -> named(Namespace.KIND, "namespace");
      case Resources.PODS -> {
        namespaced("pod", pods());
        addresses(PodAddress.KIND, "pod");
      }
      case Resources.SERVICES -> {
        namespaced("service", services());
        addresses(ServiceClusterAddress.KIND, "service");
      }
      case Resources.ENDPOINTS ->
          namespaced(
              "service",
              whole() ? EndpointsReader.KINDS : List.of(EndpointsObject.KIND, EndpointsBrief.KIND));
      case Resources.SLICES -> slices();
      default -> {
        if (WORKLOADS.contains(resource)) {
          workloads(resource);
        } else if (whole()) {
          custom(resource);
        }
      }
    }
  }

  /** Resources of several groups have one name, so the group must be told. */
  private void custom(String resource) {
    if (command.asksGroup("projectcalico.org")) {
      CalicoResources.kinds(resource).forEach(kind -> named(kind, "name"));
      covered.addAll(CalicoResources.settings(resource, command.names()));
    } else if (command.asksGroup("metallb.io") && command.everyNamespace()) {
      switch (resource) {
        case "ipaddresspools" -> named(MetalLbPool.KIND, "name");
        case "bgppeers" -> named(MetalLbPeer.KIND, "name");
        case "l2advertisements" -> named(MetalLbAdvertisement.KIND, "name", Map.of("type", "l2"));
        case "bgpadvertisements" -> named(MetalLbAdvertisement.KIND, "name", Map.of("type", "bgp"));
        default -> {}
      }
    }
  }

  private boolean whole() {
    return command.output().equals("yaml") || command.output().equals("json");
  }

  private boolean wide() {
    return command.output().equals("wide");
  }

  private List<FactKind> pods() {
    if (whole()) {
      return PodReader.KINDS;
    }
    List<FactKind> kinds = new ArrayList<>(List.of(Pod.KIND, PodStatus.KIND, PodRestarts.KIND));
    if (wide()) {
      kinds.add(PodNode.KIND);
    }
    return kinds;
  }

  private List<FactKind> services() {
    if (whole()) {
      return ServiceReader.KINDS;
    }
    List<FactKind> kinds =
        new ArrayList<>(
            List.of(ServiceType.KIND, ServiceExternalBrief.KIND, ServicePortBrief.KIND));
    if (wide()) {
      kinds.add(ServiceSelector.KIND);
    }
    return kinds;
  }

  private void nodes() {
    if (whole()) {
      NodeFacts.KINDS.stream()
          .filter(kind -> !kind.equals(FlannelLease.KIND) || command.names().isEmpty())
          .forEach(kind -> named(kind, "node"));
      return;
    }
    Stream.of(ClusterNode.KIND, NodeReadiness.KIND, NodeScheduling.KIND, NodeRoles.KIND)
        .forEach(kind -> named(kind, "node"));
    named(NodeVersion.KIND, "node", Map.of("component", "kubelet"));
    if (wide()) {
      Stream.of(NodeFirstAddress.KIND, NodeOperatingSystem.KIND, NodeRuntime.KIND)
          .forEach(kind -> named(kind, "node"));
      named(NodeVersion.KIND, "node", Map.of("component", "kernel"));
    }
  }

  /** An endpoint does not tell its slice, so one slice by name covers none of a Service. */
  private void slices() {
    if (!whole()) {
      namespaced("slice", List.of(EndpointSlice.KIND, EndpointSliceBrief.KIND));
    } else if (command.names().isEmpty()) {
      namespaced("slice", EndpointSliceReader.KINDS);
    }
  }

  private void workloads(String resource) {
    String kind = Resources.kind(resource);
    if (command.everyNamespace()) {
      add(Workload.KIND, Map.of("kind", kind));
    } else if (!command.namespace().isEmpty()) {
      Map<String, String> where = Map.of("kind", kind, "namespace", command.namespace());
      if (command.names().isEmpty()) {
        add(Workload.KIND, where);
      }
      command.names().forEach(name -> add(Workload.KIND, with(where, "name", name)));
    }
  }

  /** Objects without namespace: all of them, or those that are named. */
  private void named(FactKind kind, String field) {
    named(kind, field, Map.of());
  }

  private void named(FactKind kind, String field, Map<String, String> where) {
    if (command.names().isEmpty()) {
      add(kind, where);
    }
    command.names().forEach(name -> add(kind, with(where, field, name)));
  }

  /**
   * Objects with namespace. Where none is told, it is the one of the context, of which nobody knows
   * that it is the default.
   */
  private void namespaced(String field, List<FactKind> kinds) {
    kinds.forEach(kind -> namespaced(field, kind, Map.of()));
  }

  private void namespaced(String field, FactKind kind, Map<String, String> where) {
    if (command.everyNamespace()) {
      add(kind, where);
    } else if (!command.namespace().isEmpty()) {
      named(kind, field, with(where, "namespace", command.namespace()));
    }
  }

  /**
   * Of the addresses of an object a table shows the first. Where all that it shows are of one
   * family, it would have shown every one of that family.
   */
  private void addresses(FactKind kind, String field) {
    Set<String> families = shown.getOrDefault(kind, Set.of());
    if (families.size() == 1) {
      namespaced(field, kind, Map.of("family", families.iterator().next()));
    }
  }

  private static Map<String, String> with(Map<String, String> where, String field, String value) {
    Map<String, String> more = new TreeMap<>(where);
    more.put(field, value);
    return more;
  }

  private void add(FactKind kind, Map<String, String> where) {
    covered.add(Coverage.where(kind, where));
  }
}
