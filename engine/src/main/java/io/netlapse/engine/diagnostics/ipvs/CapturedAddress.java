package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.ipvs.KubeIpvsDevice.Held;
import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The words about an address that does not belong on a node's {@code kube-ipvs0}.
 *
 * @param node the node that has it there
 * @param address the address
 * @param device what the node shows of the device
 */
record CapturedAddress(String node, IpAddress address, KubeIpvsDevice device) {

  /** The finding about an address of which we know whose it is. */
  Outcome.Finding finding(Claim claim) {
    boolean dormant = device.lacksRoute(address);
    return new Outcome.Finding(
        address.text(),
        dormant ? Severity.WARNING : Severity.CRITICAL,
        dormant
            ? "%s keeps %s, the address of %s, on kube-ipvs0; only its route is gone"
                .formatted(node, address, claim.owner())
            : "%s takes traffic for %s (%s) for its own".formatted(node, claim.owner(), address),
        whose(claim) + (dormant ? dormant(claim) : captured(claim)) + origin(),
        evidence(claim.evidence()),
        confirm(),
        remedy());
  }

  /** The finding where no other node is known that could tell whose the address is. */
  Outcome.Finding suspicion() {
    return new Outcome.Finding(
        address.text(),
        Severity.INFO,
        "%s may be another machine's address, and stands on kube-ipvs0 of %s"
            .formatted(address, node),
        ("%s is on kube-ipvs0 of %s, so %s takes every packet for it as its own and sends none out."
             + " That is right for a load balancer's address, and wrong for a node's, a gateway's"
             + " or for one from which a load balancer sends its health probes. Only %s is known"
             + " here: a snapshot of the other nodes, or of whoever has %s, would tell.")
            .formatted(address, node, node, node, address),
        evidence(),
        confirm(),
        remedy());
  }

  private String whose(Claim claim) {
    return "%s is %s, and it stands on kube-ipvs0 of %s. "
        .formatted(address, claim.because(), node);
  }

  private String captured(Claim claim) {
    return ("The kernel of %s therefore takes every packet for %s as its own: none of them leaves"
            + " this node. Connections need not fail: what listens on %s itself, such as sshd"
            + " or the kubelet's port 10250, answers in the place of %s, and the ports of a"
            + " Service that has the address lead to that Service. That kube-ipvs0 is DOWN"
            + " changes nothing. ")
        .formatted(node, claim.owner(), node, claim.owner());
  }

  private String dormant(Claim claim) {
    return ("Its route in table local was deleted, so packets for %s leave this node for now. They"
            + " are caught again as soon as the address is set anew: after a reboot, or when"
            + " kube-proxy makes the device again. ")
        .formatted(claim.owner());
  }

  private String origin() {
    return "kube-proxy in IPVS mode puts there what a Service names in externalIPs, in"
        + " loadBalancerIP or in its load-balancer status.";
  }

  private List<Evidence> evidence(Evidence... more) {
    Held held = device.byAddress().get(address);
    List<Evidence> lines = new ArrayList<>(held == null ? List.of() : held.evidence());
    lines.addAll(List.of(more));
    return lines;
  }

  private List<String> confirm() {
    return List.of(
        "ip route get " + address,
        "ip address show dev kube-ipvs0 | grep -wF " + address,
        "ip route show table local dev kube-ipvs0 | grep -wF " + address,
        findService());
  }

  private String findService() {
    return "kubectl get services --all-namespaces -o wide | grep -wF " + address;
  }

  private Remedy remedy() {
    String full = address + "/" + address.family().bits();
    String ip = IpTool.of(address.family());
    boolean routeOnly = device.lacksAddress(address);
    String delete =
        routeOnly
            ? ip + " route del table local local " + address + " dev kube-ipvs0"
            : "ip address del " + full + " dev kube-ipvs0";
    String undo =
        routeOnly
            ? ip + " route add table local local " + address + " dev kube-ipvs0 scope host"
            : "ip address add " + full + " dev kube-ipvs0";
    return new Remedy(
        List.of(findService(), delete),
        ("First take %s out of the Service that the first command shows (spec.externalIPs,"
             + " spec.loadBalancerIP, or whatever sets its status): as long as a Service has it,"
             + " kube-proxy puts it back at its next sync, within 30 s by default. Once no Service"
             + " has it, kube-proxy takes it away by itself, and the last command is for what"
             + " stays. A restart of kube-proxy does not help while a Service has the address.")
            .formatted(address),
        undo + (routeOnly ? "" : " (brings address and route back)"),
        ("Clients on %s that use the Service by %s lose it; no other Service is touched. Mind the"
                + " device: the same command with an uplink's name takes a node off the network."
                + " Deleting only the route leaves a half state: the address stays, and adding it"
                + " again brings no route back.")
            .formatted(node, address));
  }
}
