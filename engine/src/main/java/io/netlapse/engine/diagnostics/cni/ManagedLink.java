package io.netlapse.engine.diagnostics.cni;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words about a network plug-in's interface that a manager of the host's network keeps.
 *
 * @param node the node
 * @param dev the interface
 */
record ManagedLink(String node, String dev) {

  private static final List<String> NAMES =
      List.of(
          "cali*",
          "tunl0",
          "vxlan.calico",
          "wireguard.cali",
          "flannel*",
          "cni*",
          "cbr0",
          "cilium*",
          "lxc*",
          "veth*",
          "kube-bridge",
          "kube-ipvs0");

  /** The finding. */
  Outcome finding(Severity severity, String how, Evidence line) {
    return new Outcome.Finding(
        dev,
        severity,
        "%s of %s %s".formatted(dev, node, how),
        ("%s belongs to the network plug-in or kube-proxy, and it %s. A manager of the host's"
             + " network takes away addresses and routes that it did not set itself when it"
             + " restarts, reloads or is upgraded; the plug-in puts them back late or only when it"
             + " starts again.%s")
            .formatted(
                dev,
                how,
                severity == Severity.INFO
                    ? " So far it only watches; nothing is shown to be lost."
                    : ""),
        List.of(line),
        List.of("nmcli device", "networkctl list", "ip -d address show dev " + dev),
        new Remedy(
            List.of(
                "printf '[keyfile]\\nunmanaged-devices=%s\\n'"
                        .formatted(names("interface-name:", ";"))
                    + " > /etc/NetworkManager/conf.d/90-network-plugins.conf",
                "nmcli general reload conf"),
            ("Of networkd put a file 00-network-plugins.network with [Match] Name=%s and [Link]"
                    + " Unmanaged=yes into /etc/systemd/network, and ManageForeignRoutes=no,"
                    + " ManageForeignRoutingPolicyRules=no into networkd.conf. Of dhcpcd add"
                    + " denyinterfaces with the same names.")
                .formatted(names("", " ")),
            "rm /etc/NetworkManager/conf.d/90-network-plugins.conf; nmcli general reload conf",
            "Do not restart NetworkManager or networkd on a node in use: that is what flushes"
                + " routes. Reloading the configuration is enough."));
  }

  /** The names that plug-ins and kube-proxy give, and this very one if it is another. */
  private String names(String before, String between) {
    Stream<String> own =
        NAMES.stream()
                .anyMatch(
                    name ->
                        name.endsWith("*")
                            ? dev.startsWith(name.substring(0, name.length() - 1))
                            : dev.equals(name))
            ? Stream.empty()
            : Stream.of(dev);
    return Stream.concat(NAMES.stream(), own)
        .map(name -> before + name)
        .collect(Collectors.joining(between));
  }
}
