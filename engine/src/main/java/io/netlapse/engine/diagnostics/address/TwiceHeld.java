package io.netlapse.engine.diagnostics.address;

import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import java.util.List;

/**
 * The words about an address that is there twice.
 *
 * @param address the address
 */
record TwiceHeld(IpAddress address) {

  /** On the uplinks of two nodes. */
  Outcome.Finding byNodes(String node, String dev, String other, List<Evidence> lines) {
    return finding(
        "%s and %s have the same address %s".formatted(node, other, address),
        ("%s is on %s of %s and is an address of %s, too. Who answers first has the traffic:"
             + " sessions break again and again, and kubelet, BGP and tunnels of both nodes reach"
             + " the wrong machine.")
            .formatted(address, dev, node, other),
        lines,
        new Remedy(
            List.of("%s address del %s dev %s".formatted(ip(), address, dev)),
            "Decide whose the address is, give the other node its own, and correct what gave it"
                + " out: the DHCP server's range, a static configuration, a cloned disk. Then"
                + " register that node anew.",
            "%s address add %s/LENGTH dev %s".formatted(ip(), address, dev),
            "On the node you are logged in to, the session ends with the address: use a console."));
  }

  /** On several pods of one node, or of several. */
  Outcome.Finding byPods(String who, String detail, List<Evidence> lines) {
    return finding(
        "%s have the same address %s".formatted(who, address),
        ("%s A route leads to one pod only, so the others are not reached under their own address,"
             + " and Services that select them send to the wrong pod. The records of who has which"
             + " address are damaged, or were restored from an old copy.")
            .formatted(detail),
        lines,
        new Remedy(
            List.of(
                "kubectl get pods --all-namespaces -o wide | grep -wF " + address,
                "calicoctl ipam show --ip=" + address),
            "Delete all but one of the pods, so that they get addresses anew; before, have the"
                + " network plug-in's records checked (calicoctl ipam check, host-local's files"
                + " below /var/lib/cni/networks), else the same address is given out again.",
            "The two commands only show.",
            "The pods that are deleted start anew elsewhere."));
  }

  /** As the InternalIP of several Node objects. */
  Outcome.Finding byObjects(String nodes, List<Evidence> lines) {
    return finding(
        "The Node objects %s have the same InternalIP %s".formatted(nodes, address),
        ("The API server reaches kubelet, and network plug-ins reach the other node, by the"
             + " InternalIP; %s leads to one machine at most. Either kubelet took an address that"
             + " each machine has for itself, such as that of a NAT, or one of the objects is left"
             + " from a node that has another name now.")
            .formatted(address),
        lines,
        new Remedy(
            List.of("kubectl get nodes -o wide | grep -wF " + address),
            "Give kubelet --node-ip with the address by which the nodes reach each other, and"
                + " restart it; delete the object of a node that is not there any more.",
            "The command only shows.",
            "While a node registers anew, its network plug-in makes tunnels and routes anew."));
  }

  /** Somebody noticed it and wrote it down. */
  Outcome.Finding byWord(String node, String where, String word, List<Evidence> lines) {
    return finding(
        "Another machine has the address %s of %s".formatted(address, node),
        "%s: %s is on %s of %s, and another machine in the same network has it, too."
            .formatted(word, address, where, node),
        lines,
        new Remedy(
            List.of("%s neighbour show %s".formatted(ip(), address)),
            "Find the other machine by its link-layer address, and give one of the two another"
                + " address.",
            "The command only shows.",
            "None from looking."));
  }

  /** Two answered for it in turns. */
  Outcome.Finding byAnswers(String lladdrs, List<Evidence> lines) {
    return finding(
        "%s answer for the address %s in turns".formatted(lladdrs, address),
        ("Questions for %s were answered by %s, again and again: two machines take it for theirs."
             + " Who answers first has the traffic. Where it is a Service's address, kube-proxy by"
             + " IPVS puts it on kube-ipvs0 of every node, and without strictARP every node answers"
             + " for it.")
            .formatted(address, lladdrs),
        lines,
        new Remedy(
            List.of("%s neighbour show %s".formatted(ip(), address)),
            "Find both machines by their link-layer addresses, and take the address from one of"
                + " them; for a Service's address see strict-arp-off.",
            "The command only shows.",
            "None from looking."));
  }

  private Outcome.Finding finding(
      String title, String explanation, List<Evidence> lines, Remedy remedy) {
    return new Outcome.Finding(
        address.text(),
        Severity.CRITICAL,
        title,
        explanation,
        lines,
        List.of(
            "arping -D -I DEVICE %s".formatted(address),
            "%s neighbour show | grep -wF %s".formatted(ip(), address)),
        remedy);
  }

  private String ip() {
    return IpTool.of(address.family());
  }
}
