package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import java.util.List;

/**
 * The words about something on {@code kube-ipvs0} that is left over.
 *
 * @param node the node that has it there
 * @param address the address
 * @param evidence the lines that show what is there
 */
record LeftoverAddress(String node, IpAddress address, List<Evidence> evidence) {

  /** An address that no virtual server uses. */
  Outcome.Finding unused() {
    return finding(
        "%s keeps %s on kube-ipvs0, and no IPVS virtual server uses it".formatted(node, address),
        ("%s is local on %s, so packets for it end there, and IPVS has no virtual server that would"
                + " take them on. What the Service of this address was has gone, or kube-proxy has"
                + " lost it. If another machine gets the address, this node cannot reach it.")
            .formatted(address, node),
        new Remedy(
            List.of(deleteAddress()),
            ("A restart of kube-proxy makes it compare what is there with its Services. If the"
                + " address comes back without a virtual server, see kube-proxy's log for why it"
                + " could not make one."),
            addAddress(),
            "If a Service does own the address, kube-proxy is behind: its clients on this node have"
                + " no answer either way until the virtual server is there."));
  }

  /** An address that is used, without the route that would bring packets to it. */
  Outcome.Finding addressAlone() {
    return finding(
        "%s on kube-ipvs0 of %s lacks its local route".formatted(address, node),
        ("The address is there and a virtual server uses it, but its route in table local was"
             + " deleted: packets for %s leave %s instead of reaching the Service. kube-proxy does"
             + " not repair this, because adding an address that is there does nothing.")
            .formatted(address, node),
        new Remedy(
            List.of(deleteAddress(), addAddress()),
            "Find out who deleted the route: by hand, or a job that cleans table local.",
            deleteAddress(),
            "For an instant the address is not there, and connections to it fail."));
  }

  /** A route without its address. */
  Outcome.Finding routeAlone(boolean used) {
    String service = used ? " A virtual server still uses the address." : "";
    return finding(
        "A local route for %s on kube-ipvs0 of %s is left without its address"
            .formatted(address, node),
        ("The kernel makes the route with the address and deletes it with the address, so somebody"
                + " added this one by itself. %s takes every packet for %s as its own.%s")
            .formatted(node, address, service),
        new Remedy(
            List.of("%s route del table local local %s dev kube-ipvs0".formatted(ip(), address)),
            "Find out who added the route: kube-proxy adds addresses, never routes.",
            "%s route add table local local %s dev kube-ipvs0 scope host".formatted(ip(), address),
            "If something relies on the route, it stops: look at the virtual servers first."));
  }

  /** What cannot be told where virtual servers were not looked at. */
  Outcome.Unknown unknown() {
    return new Outcome.Unknown(address.text(), "the IPVS virtual servers of " + node);
  }

  private Outcome.Finding finding(String title, String explanation, Remedy remedy) {
    return new Outcome.Finding(
        address.text(),
        Severity.WARNING,
        title,
        explanation,
        evidence,
        List.of(
            "ip address show dev kube-ipvs0 | grep -wF " + address,
            "ip route show table local dev kube-ipvs0 | grep -wF " + address,
            "ipvsadm -Ln | grep -F " + address,
            "kubectl get services --all-namespaces -o wide | grep -wF " + address),
        remedy);
  }

  private String ip() {
    return IpTool.of(address.family());
  }

  private String deleteAddress() {
    return "ip address del %s/%d dev kube-ipvs0".formatted(address, address.family().bits());
  }

  private String addAddress() {
    return "ip address add %s/%d dev kube-ipvs0".formatted(address, address.family().bits());
  }
}
