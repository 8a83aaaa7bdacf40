package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words about what is left of another range or another network plug-in.
 *
 * @param node the node
 */
record Leftover(String node) {

  /** The bridge has another range than the node. */
  Outcome.Finding bridge(PodRange bridge, PodRange own) {
    String dev = bridge.seen().fact().field("dev", "cni0");
    return finding(
        dev,
        Severity.CRITICAL,
        "%s of %s has the range %s, and the node has %s"
            .formatted(dev, node, bridge.range(), own.range()),
        ("The bridge kept its address when the node got the range %s. New pods do not start"
                + " (\"already has an IP address different from\"), and pods in %s are not reached"
                + " from other nodes, which have a route to %s only.")
            .formatted(own.range(), bridge.range(), own.range()),
        List.of(bridge.seen().evidence(), own.seen().evidence()),
        deleteBridge(dev));
  }

  /** The CNI plug-in refused to take the bridge. */
  Outcome.Finding refused(SeenFact line) {
    String wanted =
        line.fact().kind().equals(LogEvent.KIND)
            ? LogEvent.of(line.fact()).details().getOrDefault("address", "another one")
            : "one of the node's range";
    return finding(
        "bridge",
        Severity.CRITICAL,
        "The pods' bridge of %s has another address than %s".formatted(node, wanted),
        ("The CNI plug-in wants the bridge to have %s, and it has an address of an earlier range."
                + " No pod that needs a network starts on %s.")
            .formatted(wanted, node),
        List.of(line.evidence()),
        deleteBridge("cni0"));
  }

  /** Pods with addresses of another range. */
  Outcome.Finding podsOutside(List<SeenFact> pods, PodRange own) {
    PodAddress first = PodAddress.of(pods.getFirst().fact());
    List<Evidence> lines = new ArrayList<>();
    pods.stream().limit(5).map(SeenFact::evidence).forEach(lines::add);
    lines.add(own.seen().evidence());
    return finding(
        "pods",
        Severity.CRITICAL,
        "Pods of %s have addresses outside of its range %s, such as %s"
            .formatted(node, own.range(), first.address()),
        ("%s/%s has %s, and the range of %s is %s. Such pods got their address by another CNI"
                + " configuration, or before the range changed: the gateway that they were given is"
                + " not there, and no other node has a route to them.")
            .formatted(first.namespace(), first.pod(), first.address(), node, own.range()),
        lines,
        new Remedy(
            List.of(
                "ls -l /etc/cni/net.d",
                "kubectl delete pod --namespace %s %s".formatted(first.namespace(), first.pod())),
            "See that the first CNI configuration by name is that of the network plug-in which"
                + " runs, then delete all such pods, so that they get addresses anew.",
            "Pods that are deleted come back by themselves where something owns them.",
            "What the pods were doing is interrupted."));
  }

  /** A device of a plug-in that does not run. */
  Outcome.Finding device(
      String dev,
      String owner,
      String running,
      @Nullable AddressInTheWay collision,
      boolean leads,
      List<Evidence> lines) {
    return finding(
        dev,
        leads || collision != null ? Severity.CRITICAL : Severity.WARNING,
        collision == null
            ? "%s has %s of %s, and %s runs here".formatted(node, dev, owner, running)
            : "%s of %s still has %s, which is in the way of pods on another node"
                .formatted(dev, node, collision.address()),
        "%s belongs to %s, which does not run on %s any more. %s"
            .formatted(
                dev,
                owner,
                node,
                collision != null
                    ? collision.words(node)
                    : leads
                        ? "Routes still lead out of it: packets for their destinations vanish in a"
                            + " tunnel that nobody keeps."
                        : "Its address and its network are still the node's: whatever has an"
                            + " address in them now is not reached from here."),
        lines,
        new Remedy(
            collision == null
                ? List.of("ip link del " + dev)
                : List.of("ip address del %s dev %s".formatted(collision.address(), dev)),
            ("Where the device comes back, %s is still started by something. tunl0 cannot be"
                    + " deleted: unload the module (rmmod ipip), or take its address away. A reboot"
                    + " does the same once %s is uninstalled.%s")
                .formatted(
                    owner,
                    owner,
                    collision == null
                        ? ""
                        : " Then delete the pod of %s on this node: it adds its routes anew when it"
                                .formatted(running)
                            + " starts."),
            collision == null
                ? "Starting %s makes it again.".formatted(owner)
                : "ip address add %s dev %s".formatted(collision.address(), dev),
            "If %s does run (two plug-ins at once), pods lose their network.".formatted(owner)));
  }

  /** Chains of a plug-in that does not run. */
  Outcome.Finding chains(String beginning, String owner, String running, List<Evidence> lines) {
    return finding(
        beginning,
        Severity.WARNING,
        "%s has iptables chains of %s, and %s runs here".formatted(node, owner, running),
        ("Chains that begin with %s were made by %s, which does not run on %s any more, and packets"
                + " still pass them before kube-proxy's and %s's. Nobody keeps them up to date: its"
                + " policies go by addresses of pods that are long gone, and drop what they do not"
                + " know.")
            .formatted(beginning, owner, node, running),
        lines,
        new Remedy(
            List.of(
                "iptables-save > /root/iptables.before",
                "iptables-save | grep -v %s | iptables-restore".formatted(beginning)),
            "The same for ip6tables. A reboot takes them along too, once nothing starts %s."
                .formatted(owner),
            "iptables-restore /root/iptables.before",
            "Between the two commands others may write rules, which would be lost: do it on a"
                + " drained node."));
  }

  private static Remedy deleteBridge(String dev) {
    return new Remedy(
        List.of("ip link set %s down".formatted(dev), "ip link del " + dev),
        "The next pod makes the bridge anew, with the right address. Restart the pods of this node,"
            + " and clean /var/lib/cni/networks, which remembers addresses of the earlier range.",
        "ip link add %s type bridge, with the address that it had".formatted(dev),
        "All pods of the node lose their network until they are restarted: drain it first.");
  }

  private static Outcome.Finding finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> lines,
      Remedy remedy) {
    return new Outcome.Finding(
        subject,
        severity,
        title,
        explanation,
        lines,
        List.of(
            "ip address show",
            "cat /run/flannel/subnet.env; ls /etc/cni/net.d",
            "kubectl get node NAME -o jsonpath={.spec.podCIDRs}"),
        remedy);
  }
}
