package io.netlapse.engine.facts.paste;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What outputs of the API and of network plug-ins look like. */
final class ClusterLooks {

  private static final List<Look> OBJECTS =
      List.of(
          new Look(
              "kubelet-config",
              "cat /var/lib/kubelet/config.yaml",
              page -> page.isManifest() && page.contains("kind: KubeletConfiguration")),
          new Look(
              "kube-proxy-config",
              "cat /var/lib/kube-proxy/config.conf",
              page ->
                  page.isManifest()
                      && page.contains("kind: KubeProxyConfiguration")
                      && !page.contains("kind: ConfigMap")),
          new Look(
              "calicoctl-get",
              "calicoctl get nodes -o yaml",
              page -> page.isManifest() && page.contains("apiVersion: projectcalico.org/")),
          new Look("kubectl-get", "kubectl get all -o yaml", Page::isManifest));

  private static final List<Look> DESCRIPTIONS =
      Stream.concat(
              Stream.of(
                  new Look(
                      "kubectl-describe",
                      "kubectl describe nodes",
                      page -> page.isDescription() && page.contains("\nSystem Info:")),
                  new Look(
                      "kubectl-describe",
                      "kubectl describe pods",
                      page ->
                          page.isDescription()
                              && page.contains("\nContainers:")
                              && page.contains("\nNode:")),
                  new Look(
                      "kubectl-describe",
                      "kubectl describe services",
                      page ->
                          page.isDescription()
                              && page.contains("\nSelector:")
                              && page.contains("\nType:"))),
              Stream.of(
                      "BGPConfiguration",
                      "BGPFilter",
                      "BGPPeer",
                      "FelixConfiguration",
                      "Installation",
                      "TigeraStatus",
                      "IPPool",
                      "IPAddressPool",
                      "L2Advertisement",
                      "BGPAdvertisement")
                  .map(ClusterLooks::described))
          .toList();

  private static final List<Look> TABLES =
      List.of(
          new Look(
              "kubectl-nodes",
              "kubectl get nodes",
              page -> page.has("NAME", "STATUS", "ROLES", "AGE", "VERSION")),
          new Look(
              "kubectl-pods",
              "kubectl get pods",
              page ->
                  page.any(
                      line ->
                          line.contains("READY")
                              && line.contains("STATUS")
                              && line.contains("RESTARTS"))),
          new Look(
              "kubectl-services",
              "kubectl get services",
              page -> page.any(line -> line.contains("CLUSTER-IP") && line.contains("PORT(S)"))),
          new Look(
              "kubectl-get", "kubectl get endpoints", page -> page.titles("NAME", "ENDPOINTS")),
          new Look(
              "kubectl-get",
              "kubectl get endpointslices",
              page -> page.titles("NAME", "ADDRESSTYPE", "PORTS", "ENDPOINTS")),
          new Look(
              "kubectl-get",
              "kubectl get daemonsets",
              page -> page.titles("NAME", "DESIRED", "CURRENT", "READY", "UP-TO-DATE")),
          new Look(
              "kubectl-get",
              "kubectl get replicasets",
              page -> page.titles("NAME", "DESIRED", "CURRENT", "READY", "AGE")),
          new Look(
              "kubectl-get",
              "kubectl get deployments",
              page -> page.titles("NAME", "READY", "UP-TO-DATE", "AVAILABLE")),
          new Look(
              "kubectl-get",
              "kubectl get events",
              page -> page.titles("LAST", "SEEN", "TYPE", "REASON", "OBJECT")),
          new Look(
              "kubectl-version",
              "kubectl version",
              Page.line("^(Client|Server) Version: (v[0-9]|version\\.Info)")),
          new Look(
              "kubectl-get",
              "kubectl get namespaces",
              page -> page.titles("NAME", "STATUS", "AGE")),
          new Look(
              "calicoctl-get",
              "calicoctl get nodes -o wide",
              page -> page.titles("NAME", "ASN", "IPV4")),
          new Look(
              "calicoctl-get",
              "calicoctl get ippool -o wide",
              page -> page.titles("NAME", "CIDR", "NAT", "IPIPMODE")),
          new Look(
              "calicoctl-get",
              "calicoctl get bgppeer",
              page -> page.titles("NAME", "PEERIP", "NODE", "ASN")),
          new Look(
              "calicoctl-node-status",
              "calicoctl node status",
              page -> page.has("Calico", "process", "is", "running."),
              page -> page.contains("IPv4 BGP status")),
          new Look(
              "birdcl-protocols",
              "birdcl show protocols",
              page ->
                  page.any(
                      line ->
                          line.size() > 3
                              && line.getFirst().equals("name")
                              && line.contains("proto")
                              && line.contains("since"))));

  static final List<Look> LOOKS =
      Stream.of(OBJECTS, DESCRIPTIONS, TABLES).flatMap(List::stream).toList();

  private ClusterLooks() {}

  /** Of an object that kubectl does not know itself: it shows its kind and all its members. */
  private static Look described(String kind) {
    return new Look(
        "kubectl-describe",
        "kubectl describe " + kind.toLowerCase(Locale.ROOT),
        Page.line("^Kind: " + kind + "$").and(Page::isDescription));
  }
}
