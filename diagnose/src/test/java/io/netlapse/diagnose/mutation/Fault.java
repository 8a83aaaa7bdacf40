package io.netlapse.diagnose.mutation;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A fault, made in the outputs of one node.
 *
 * @param rule what has to say so
 * @param base in which of the healthy clusters
 * @param node on which node
 * @param change makes it
 */
record Fault(String rule, Base base, String node, UnaryOperator<Outputs> change) {

  /** A healthy cluster. */
  enum Base {
    /** kube-proxy in IPVS mode, routes to the nodes. */
    IPVS("healthy-ipvs-graceful-termination", "01-baseline"),
    /** kube-proxy in iptables mode, routes to the nodes. */
    IPTABLES("iptables-backend-split", "01-baseline-legacy"),
    /** kube-proxy in iptables mode, VXLAN between the nodes. */
    VXLAN("vxlan-stale-vtep", "01-baseline");

    final String recording;
    final String step;

    Base(String recording, String step) {
      this.recording = recording;
      this.step = step;
    }
  }

  private static final String ADDRESSES = "ip-d-address";
  private static final String ROUTES = "ip-d-route-table-all";
  private static final String IPTABLES = "iptables-save-c";
  private static final String SYSCTL = "sysctl-selected";
  private static final String LOG = "kube-proxy-log-tail";

  private static final String FOREVER = "       valid_lft forever preferred_lft forever\n";

  @Override
  public String toString() {
    return rule + " (" + base + ")";
  }

  /** What the nodes print with it. */
  Outputs outputs() throws Exception {
    return change.apply(Outputs.recorded(base.recording, base.step));
  }

  /** All of them. */
  static List<Fault> all() {
    return List.of(
        new Fault(
            "pod-route-missing",
            Base.IPVS,
            "node-1",
            of -> of.without("node-1", ROUTES, "10\\.244\\.2\\.0/24 via")),
        new Fault(
            "pod-route-wrong",
            Base.IPVS,
            "node-1",
            of -> of.replaced("node-1", ROUTES, "(10\\.244\\.2\\.0/24 via [0-9.]+)12 ", "$113 ")),
        new Fault(
            "foreign-address-on-ipvs",
            Base.IPVS,
            "node-1",
            of ->
                of.with(
                        "node-1",
                        ADDRESSES,
                        text ->
                            text.replaceFirst(
                                "    inet 10\\.96\\.0\\.1/32",
                                "    inet 192.168.50.12/32 scope global kube-ipvs0\n"
                                    + FOREVER
                                    + "$0"))
                    .plus(
                        "node-1",
                        ROUTES,
                        "local 192.168.50.12 dev kube-ipvs0 table local proto kernel scope host"
                            + " src 192.168.50.12 \n")),
        new Fault(
            "orphan-ipvs-address",
            Base.IPVS,
            "node-2",
            of ->
                of.with(
                    "node-2",
                    ADDRESSES,
                    text ->
                        text.replaceFirst(
                            "    inet 10\\.96\\.0\\.1/32",
                            "    inet 10.96.200.200/32 scope global kube-ipvs0\n"
                                + FOREVER
                                + "$0"))),
        new Fault(
            "ipvs-server-without-backend",
            Base.IPVS,
            "node-1",
            of ->
                of.replaced(
                        "node-1",
                        "ipvsadm-Ln",
                        "^(TCP  10\\.96\\.12\\.20:80 .*\n)(?:  -> .*\n)+",
                        "$1")
                    .asked(
                        "node-1",
                        "dmesg",
                        "dmesg",
                        "[ 8123.456789] IPVS: rr: TCP 10.96.12.20:80 - no destination"
                            + " available\n")),
        new Fault(
            "ip-forward-off",
            Base.IPVS,
            "node-3",
            of ->
                of.replaced(
                    "node-3", SYSCTL, "^net\\.ipv4\\.ip_forward = 1", "net.ipv4.ip_forward = 0")),
        new Fault(
            "bridge-netfilter-off",
            Base.IPTABLES,
            "node-2",
            of -> of.replaced("node-2", SYSCTL, "(bridge-nf-call-iptables = )1", "$10")),
        new Fault(
            "conntrack-full",
            Base.IPTABLES,
            "node-2",
            of -> of.with("node-2", "conntrack-count", _ -> "65530\n65536\n")),
        new Fault(
            "ipvs-sysctl-trap",
            Base.IPVS,
            "node-1",
            of -> of.replaced("node-1", SYSCTL, "(vs\\.conntrack = )1", "$10")),
        new Fault(
            "masquerade-missing",
            Base.IPTABLES,
            "node-1",
            of -> of.without("node-1", IPTABLES, "-A KUBE-POSTROUTING .*-j MASQUERADE")),
        new Fault(
            "forward-drop",
            Base.IPTABLES,
            "node-1",
            of ->
                of.replaced(
                        "node-1", IPTABLES, "(\\*filter\n.*\n):FORWARD ACCEPT", "$1:FORWARD DROP")
                    .without("node-1", IPTABLES, "flanneld forward")),
        new Fault(
            "input-drop",
            Base.IPTABLES,
            "node-3",
            of -> of.replaced("node-3", IPTABLES, "(\\*filter\n):INPUT ACCEPT", "$1:INPUT DROP")),
        new Fault(
            "duplicate-rules",
            Base.IPTABLES,
            "node-1",
            of ->
                of.replaced(
                    "node-1", IPTABLES, "^(.*flanneld masq.*MASQUERADE\n)", "$1$1$1$1$1$1")),
        new Fault(
            "guard-chains-missing",
            Base.IPTABLES,
            "node-2",
            of -> of.without("node-2", IPTABLES, "-A (PREROUTING|OUTPUT) .*-j KUBE-SERVICES")),
        new Fault(
            "kube-mark-drop-missing",
            Base.IPTABLES,
            "node-2",
            of ->
                of.without("node-2", IPTABLES, "KUBE-MARK-DROP")
                    .plus(
                        "node-2",
                        LOG,
                        "E1127 01:31:30.000000     295 proxier.go:1544] Failed to execute"
                            + " iptables-restore: exit status 2 (iptables-restore v1.8.9 (legacy):"
                            + " Couldn't load target `KUBE-MARK-DROP':No such file or"
                            + " directory\n")),
        new Fault(
            "iptables-restore-failed",
            Base.IPTABLES,
            "node-1",
            of ->
                of.plus(
                    "node-1",
                    LOG,
                    "E1127 01:31:30.000000     295 proxier.go:1544] Failed to execute"
                        + " iptables-restore: exit status 1 (iptables-restore: line 133 failed\n")),
        new Fault(
            "default-route-missing",
            Base.IPTABLES,
            "node-3",
            of -> of.without("node-3", ROUTES, "^unicast default ")),
        new Fault(
            "duplicate-address",
            Base.IPTABLES,
            "node-2",
            of ->
                of.replaced("node-2", ADDRESSES, "192\\.168\\.50\\.12/24", "192.168.50.11/24")
                    .replaced("node-2", ROUTES, "192\\.168\\.50\\.12 ", "192.168.50.11 ")),
        new Fault(
            "duplicate-pod-cidr",
            Base.IPTABLES,
            "node-2",
            of ->
                of.replaced("node-2", ADDRESSES, "10\\.244\\.2\\.", "10.244.1.")
                    .without("node-2", ROUTES, "10\\.244\\.1\\.0/24 via")
                    .replaced("node-2", ROUTES, "10\\.244\\.2\\.", "10.244.1.")),
        new Fault(
            "stale-blackhole-route",
            Base.IPTABLES,
            "node-1",
            of ->
                of.plus(
                    "node-1",
                    ROUTES,
                    "blackhole 10.244.3.0/24 table main proto bird scope global \n")),
        new Fault(
            "proxy-mode-leftover",
            Base.IPTABLES,
            "node-1",
            of ->
                of.plus(
                        "node-1",
                        ADDRESSES,
                        "44: kube-ipvs0: <BROADCAST,NOARP> mtu 1500 qdisc noop state DOWN group"
                            + " default \n    link/ether 1a:aa:69:ec:5e:50 brd ff:ff:ff:ff:ff:ff\n"
                            + "    inet 10.96.0.1/32 scope global kube-ipvs0\n"
                            + FOREVER)
                    .plus(
                        "node-1",
                        "ipvsadm-Ln",
                        "TCP  10.96.0.1:443 rr\n  -> 192.168.50.10:6443          Masq    1      0 "
                            + "         0\n")),
        new Fault(
            "leftover-cni-interface",
            Base.IPTABLES,
            "node-1",
            of ->
                of.asked(
                    "node-1",
                    "subnet-env",
                    "cat /run/flannel/subnet.env",
                    """
                    FLANNEL_NETWORK=10.244.0.0/16
                    FLANNEL_SUBNET=10.244.9.1/24
                    FLANNEL_MTU=1500
                    FLANNEL_IPMASQ=true
                    """)),
        new Fault(
            "pod-link-broken",
            Base.IPTABLES,
            "node-1",
            of ->
                of.replaced("node-1", ADDRESSES, "(vethafebfad8@if2: .*) master cni0", "$1")
                    .replaced("node-1", "ip-d-link", "(vethafebfad8@if2: .*) master cni0", "$1")
                    .with(
                        "node-1",
                        ADDRESSES,
                        text -> text.replaceFirst("    bridge_slave .*port_id 0x8001 .*\n", ""))
                    .with(
                        "node-1",
                        "ip-d-link",
                        text -> text.replaceFirst("    bridge_slave .*port_id 0x8001 .*\n", ""))),
        new Fault(
            "policy-rules-duplicate",
            Base.IPTABLES,
            "node-1",
            of -> of.plus("node-1", "ip-rule", "100:\tfrom 10.244.1.7 lookup 100\n".repeat(3))),
        new Fault(
            "xtables-lock-contention",
            Base.IPTABLES,
            "node-3",
            of ->
                of.plus(
                    "node-3",
                    LOG,
                    "E1127 01:31:30.000000     295 proxier.go:1544] Failed to execute"
                        + " iptables-restore: exit status 4 (Another app is currently holding the"
                        + " xtables lock; still 4s 0us time ahead to have a chance to grab the"
                        + " lock...\n")),
        new Fault(
            "local-address-shadowed",
            Base.VXLAN,
            "vx-1",
            of ->
                of.with(
                    "vx-1",
                    ROUTES,
                    text ->
                        text.replaceFirst(
                            "local 10\\.80\\.1\\.0 dev flannel\\.1",
                            "broadcast 10.80.1.0 dev cni0 table local proto kernel scope link src"
                                + " 10.80.1.1 \n$0"))),
        new Fault(
            "vtep-entry-missing",
            Base.VXLAN,
            "vx-1",
            of -> of.without("vx-1", "bridge-fdb", "dev flannel.1 dst 192.168.70.12")),
        new Fault(
            "vtep-mac-mismatch",
            Base.VXLAN,
            "vx-3",
            of ->
                of.replaced("vx-3", "bridge-fdb", "8e:10:00:00:00:02", "8e:10:00:00:00:aa")
                    .replaced("vx-3", "ip-neigh", "8e:10:00:00:00:02", "8e:10:00:00:00:aa")),
        new Fault(
            "mtu-mismatch",
            Base.VXLAN,
            "vx-2",
            of ->
                of.replaced("vx-2", ADDRESSES, "(flannel.1: .* mtu )1450", "$11500")
                    .replaced("vx-2", "ip-d-link", "(flannel.1: .* mtu )1450", "$11500")));
  }
}
