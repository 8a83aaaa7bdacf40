package io.netlapse.engine.facts.logs;

import static io.netlapse.engine.facts.logs.LogPattern.KUBELET;
import static io.netlapse.engine.facts.logs.LogPattern.KUBE_PROXY;
import static io.netlapse.engine.facts.logs.LogPattern.often;
import static io.netlapse.engine.facts.logs.LogPattern.once;

import java.util.List;
import java.util.stream.Stream;

/** What Kubernetes's own programs and the container engines write. */
final class KubernetesPatterns {

  private static final List<String> BOTH =
      Stream.concat(KUBELET.stream(), Stream.of("kube-proxy")).toList();
  private static final List<String> ENGINES =
      Stream.concat(KUBELET.stream(), Stream.of("containerd", "dockerd", "crio", "cri-dockerd"))
          .toList();
  private static final List<String> CLIENTS =
      Stream.concat(
              KUBELET.stream(),
              Stream.of("kube-proxy", "coredns", "flanneld", "calico-node", "felix", "confd"))
          .toList();
  private static final List<String> COREDNS = List.of("coredns");
  private static final List<String> KUBEADM = List.of("kubeadm");

  static final List<LogPattern> ALL =
      List.of(
          once(
              "component-started",
              KUBELET,
              "\"Kubelet version\" kubeletVersion=\"v%{version:word}\"",
              "I1122 10:00:00.000000 812 server.go:467] \"Kubelet version\""
                  + " kubeletVersion=\"v1.28.14\""),
          once(
              "component-started",
              BOTH,
              "\"Version info\" version=\"v%{version:word}\"",
              "I1122 10:00:00.000000 1 server.go:846] \"Version info\" version=\"v1.28.1\""),
          once(
              "component-started",
              BOTH,
              "^Version: v%{version:word}",
              "I1122 10:00:00.000000 1 server.go:650] Version: v1.20.2"),
          once(
              "component-started",
              List.of("containerd"),
              "starting containerd\" revision=%{_:word} version=%{version:word}",
              "time=\"2026-11-22T10:00:00.1Z\" level=info msg=\"starting containerd\" revision=3b4"
                  + " version=1.6.20"),
          once(
              "component-failed",
              BOTH,
              "\"command failed\" err=\"%{reason}",
              "E1122 10:00:00.000000 812 run.go:74] \"command failed\" err=\"failed to load kubelet"
                  + " config file\""),
          once(
              "component-failed",
              KUBE_PROXY,
              "\"Error running ProxyServer\" err=\"%{reason}",
              "E1122 10:00:00.000000 1 server.go:558] \"Error running ProxyServer\" err=\"stat"
                  + " /var/lib/kube-proxy/kubeconfig.conf: no such file or directory\""),
          once(
              "component-failed",
              KUBELET,
              "failed to run Kubelet: %{reason}",
              "F1122 10:00:00.000000 812 server.go:274] failed to run Kubelet: running with swap on"
                  + " is not supported"),
          often(
              "flannel-subnet-missing",
              ENGINES,
              "open %{file:word}/subnet.env: no such file or directory",
              "E1122 10:00:00.000000 812 pod_workers.go:1300] failed: open /run/flannel/subnet.env:"
                  + " no such file or directory"),
          often(
              "calico-nodename-missing",
              ENGINES,
              "stat /var/lib/calico/nodename: no such file or directory",
              "E1122 10:00:00.000000 812 pod_workers.go:1300] plugin type=\"calico\" failed (add):"
                  + " stat /var/lib/calico/nodename: no such file or directory"),
          often(
              "cni-plugin-missing",
              ENGINES,
              "failed to find plugin %{plugin:word} in path",
              "E1122 10:00:00.000000 812 pod_workers.go:1300] failed to find plugin \"flannel\" in"
                  + " path [/opt/cni/bin]"),
          often(
              "cni-config-failed",
              ENGINES,
              "Unable to update cni config: %{reason}",
              "W1122 10:00:00.000000 812 cni.go:237] Unable to update cni config: no networks found"
                  + " in /etc/cni/net.d"),
          often(
              "cni-address-mismatch",
              ENGINES,
              "already has an IP address different from %{address:address}",
              "E1122 10:00:00.000000 812 x.go:1] failed to set bridge addr: \"cni0\" already has an"
                  + " IP address different from 10.244.1.1/24"),
          often(
              "cni-not-ready",
              ENGINES,
              "cni plugin not initialized",
              "E1122 10:00:00.000000 812 kubelet.go:2874] \"Container runtime network not ready\""
                  + " networkReady=\"NetworkReady=false reason:NetworkPluginNotReady"
                  + " message:Network plugin returns error: cni plugin not initialized\""),
          often(
              "cni-not-ready",
              ENGINES,
              "cni config uninitialized",
              "E1122 10:00:00.000000 812 kubelet.go:2184] Container runtime network not ready:"
                  + " network plugin is not ready: cni config uninitialized"),
          often(
              "cni-not-ready",
              ENGINES,
              "ontainer runtime network not ready",
              "E1122 10:00:00.000000 812 kubelet.go:2184] \"Container runtime network not ready\""
                  + " networkReady="),
          often(
              "cni-config-failed",
              ENGINES,
              "cni config load failed: %{reason}",
              "time=\"2026-11-22T10:00:00Z\" level=error msg=\"failed to reload cni configuration\""
                  + " error=\"cni config load failed: no network config found in /etc/cni/net.d\""),
          often(
              "pod-sandbox-failed",
              ENGINES,
              "ailed to create pod sandbox",
              "E1122 10:00:00.000000 812 kuberuntime_sandbox.go:72] \"Failed to create sandbox for"
                  + " pod\" err=\"failed to create pod sandbox: rpc error\""),
          often(
              "pod-sandbox-failed",
              ENGINES,
              "RunPodSandbox from runtime service failed",
              "E1122 10:00:00.000000 812 remote_runtime.go:222] \"RunPodSandbox from runtime"
                  + " service failed\" err=\"rpc error\""),
          often(
              "pod-network-teardown-failed",
              ENGINES,
              "ailed to destroy network for sandbox",
              "E1122 10:00:00.000000 812 x.go:1] \"StopPodSandbox from runtime service failed\""
                  + " err=\"failed to destroy network for sandbox\""),
          once(
              "pod-cidr-changed",
              KUBELET,
              "\"Updating Pod CIDR\" originalPodCIDR=\"%{from}\" newPodCIDR=\"%{to}\"",
              "I1122 10:00:00.000000 812 kubelet_network.go:61] \"Updating Pod CIDR\""
                  + " originalPodCIDR=\"10.244.1.0/24\" newPodCIDR=\"10.244.2.0/24\""),
          once(
              "pod-cidr-changed",
              KUBELET,
              "\"Updating Pod CIDR\" originalPodCIDR=\"\" newPodCIDR=\"%{to}\"",
              "I1122 10:00:00.000000 812 kubelet_network.go:61] \"Updating Pod CIDR\""
                  + " originalPodCIDR=\"\" newPodCIDR=\"10.244.2.0/24\""),
          once(
              "node-not-ready",
              KUBELET,
              "\"Node became not ready\"",
              "I1122 10:00:00.000000 812 setters.go:568] \"Node became not ready\""
                  + " node=\"worker-1\""),
          often(
              "iptables-restore-failed",
              KUBE_PROXY,
              "Failed to execute iptables-restore: %{reason}",
              "E1122 10:00:00.000000 1 proxier.go:1595] Failed to execute iptables-restore: exit"
                  + " status 2"),
          often(
              "iptables-restore-failed",
              KUBE_PROXY,
              "\"Failed to execute iptables-restore\" err=\"%{reason}",
              "E1122 10:00:00.000000 1 proxier.go:1546] \"Failed to execute iptables-restore\""
                  + " err=\"exit status 4\""),
          often(
              "iptables-restore-failed",
              KUBE_PROXY,
              "\"Failed to execute iptables-restore\" err=<",
              "E1122 10:00:00.000000 1 proxier.go:1564] \"Failed to execute iptables-restore\""
                  + " err=<"),
          often(
              "iptables-ensure-failed",
              KUBE_PROXY,
              "Failed to ensure that %{table:word} chain %{chain:word} exists: %{reason}",
              "E1122 10:00:00.000000 1 proxier.go:842] Failed to ensure that filter chain"
                  + " KUBE-SERVICES exists: exit status 1"),
          often(
              "xtables-lock-held",
              BOTH,
              "nother app is currently holding the xtables lock",
              "E1122 10:00:00.000000 1 proxier.go:842] Another app is currently holding the xtables"
                  + " lock; still 5s 0us time ahead"),
          often(
              "xtables-lock-failed",
              BOTH,
              "failed to open iptables lock %{file:word}: %{reason}",
              "E1122 10:00:00.000000 1 iptables.go:530] failed to open iptables lock"
                  + " /run/xtables.lock: open: is a directory"),
          often(
              "iptables-slow",
              KUBE_PROXY,
              "Trace[%{_}]: \"iptables %{step}\" (",
              "I1122 10:00:00.000000 1 trace.go:205] Trace[12]: \"iptables restore\" (24-Nov-2026"
                  + " 22:00:46.123) (total time: 2320ms):"),
          often(
              "proxy-sync-failed",
              KUBE_PROXY,
              "Sync failed; retrying in",
              "I1122 10:00:00.000000 1 proxier.go:876] Sync failed; retrying in 30s"),
          once(
              "proxy-mode",
              KUBE_PROXY,
              "Using %{mode:word} Proxier",
              "I1122 10:00:00.000000 1 server_others.go:258] Using ipvs Proxier."),
          once(
              "proxy-mode-fallback",
              KUBE_PROXY,
              "an't use the IPVS proxier: %{reason}",
              "E1122 10:00:00.000000 1 server_others.go:335] Can't use the IPVS proxier: ipset"
                  + " version: 6.11 is too low"),
          once(
              "cluster-cidr-missing",
              KUBE_PROXY,
              "clusterCIDR not specified",
              "W1122 10:00:00.000000 1 proxier.go:434] clusterCIDR not specified, unable to"
                  + " distinguish between internal and external traffic"),
          once(
              "cluster-cidr-missing",
              KUBE_PROXY,
              "but no cluster CIDR defined",
              "W1122 10:00:00.000000 1 server_others.go:509] detect-local-mode set to ClusterCIDR,"
                  + " but no cluster CIDR defined"),
          once(
              "proxy-node-address-unknown",
              KUBE_PROXY,
              "an't determine this node's IP",
              "E1122 10:00:00.000000 1 server.go:661] \"Can't determine this node's IP, assuming"
                  + " 127.0.0.1\""),
          often(
              "ipvs-bind-failed",
              KUBE_PROXY,
              "Failed to bind service address",
              "E1122 10:00:00.000000 1 proxier.go:2057] Failed to bind service address to dummy"
                  + " device \"10.96.0.1\": exit status 1"),
          often(
              "ipvs-sync-failed",
              KUBE_PROXY,
              "Failed to sync endpoint for service: %{service:word}",
              "E1122 10:00:00.000000 1 proxier.go:1300] Failed to sync endpoint for service:"
                  + " 10.96.0.10:53/UDP, err: file exists"),
          often(
              "port-open-failed",
              KUBE_PROXY,
              "an't open %{port}, skipping",
              "E1122 10:00:00.000000 1 proxier.go:1300] can't open \"nodePort for a/b\""
                  + " (:30080/tcp), skipping this nodePort: bind: address already in use"),
          often(
              "connect-failed",
              CLIENTS,
              "dial tcp %{address:word}: connect: %{reason:phrase}",
              "E1122 10:00:00.000000 812 reflector.go:140] Failed to watch: Get"
                  + " \"https://10.96.0.1:443/api\": dial tcp 10.96.0.1:443: connect: no route to"
                  + " host"),
          often(
              "connect-failed",
              CLIENTS,
              "dial tcp %{address:word}: %{reason:phrase}",
              "E1122 10:00:00.000000 812 reflector.go:140] Failed to watch: Get"
                  + " \"https://10.96.0.1:443/api\": dial tcp 10.96.0.1:443: i/o timeout"),
          once(
              "dns-loop",
              COREDNS,
              "Loop (%{from:word} -> %{to:word}) detected for zone \"%{zone}\"",
              "[FATAL] plugin/loop: Loop (127.0.0.1:55953 -> :53) detected for zone \".\", see"
                  + " https://coredns.io/plugins/loop"),
          once(
              "dns-loop",
              COREDNS,
              "plugin/loop: Seen %{_} more than twice, loop detected",
              "2026/11/22 10:00:00 [FATAL] plugin/loop: Seen \"HINFO IN 123.456.\" more than twice,"
                  + " loop detected"),
          once(
              "cluster-upgraded",
              KUBEADM,
              "[upgrade/successful] SUCCESS! Your cluster was upgraded to \"v%{version}\"",
              "[upgrade/successful] SUCCESS! Your cluster was upgraded to \"v1.28.2\". Enjoy!"),
          once(
              "node-reset",
              KUBEADM,
              "[reset] Stopping the kubelet service",
              "[reset] Stopping the kubelet service"));

  private KubernetesPatterns() {}
}
