package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The words about packets that reverse path filtering drops.
 *
 * @param node the node
 */
record FilteredPath(String node) {

  /** Sources that every network has strays of. */
  private static final List<String> STRAYS =
      List.of("0.0.0.0", "127.", "169.254.", "255.255.255.255", "224.");

  /** The kernel says that it dropped some. */
  Outcome.Finding martian(String dev, List<SeenFact> lines, PathFilters filters) {
    LogEvent first = LogEvent.of(lines.getFirst().fact());
    String to = first.details().getOrDefault("to", "?");
    String from = first.details().getOrDefault("from", "?");
    boolean pods = !OwnAddresses.isUplink(dev);
    boolean stray =
        lines.stream()
            .map(seen -> LogEvent.of(seen.fact()).details())
            .allMatch(
                details ->
                    isStray(details.getOrDefault("to", ""))
                        || isStray(details.getOrDefault("from", "")));
    List<Evidence> evidence = new ArrayList<>();
    lines.stream().limit(3).map(SeenFact::evidence).forEach(evidence::add);
    evidence.addAll(filters.lines(dev));
    return finding(
        dev,
        !stray && (pods || filters.effective(dev) == 1) ? Severity.WARNING : Severity.INFO,
        "The kernel of %s drops packets from %s that come in on %s".formatted(node, from, dev),
        ("It calls them martian: by its routes %s is not behind %s, or is one of its own addresses,"
                + " so what comes from there for %s is dropped without an answer. rp_filter of %s"
                + " counts as %d (the greater of its own and that of all).")
            .formatted(from, dev, to, dev, filters.effective(dev)),
        evidence);
  }

  /** A pod's device of Cilium's, without a route of its own. */
  Outcome.Finding endpoint(String dev, List<Evidence> settings, Evidence back) {
    return finding(
        dev,
        Severity.WARNING,
        "%s filters what pods send on %s, and the way back is cilium_host".formatted(node, dev),
        ("Packets of the pod come in on %s, while the route to its address leads to cilium_host."
             + " The device has no address, and then even the loose filter (2) drops what would be"
             + " answered another way. Cilium sets rp_filter to 0 on its devices; something set it"
             + " again.")
            .formatted(dev),
        with(settings, List.of(back)));
  }

  /** Two uplinks in one network. */
  Outcome.Finding twins(String dev, String other, List<Evidence> settings, List<Evidence> routes) {
    return finding(
        dev,
        Severity.WARNING,
        "%s filters strictly on %s, and %s is in the same network".formatted(node, dev, other),
        ("%s and %s are in one network, so the kernel sends answers out of one of them, whichever a"
             + " packet came in on. What comes in on the other one is dropped by the strict filter"
             + " (1).")
            .formatted(dev, other),
        with(settings, routes));
  }

  /** Marks that decide about answers, which the filter does not see. */
  Outcome.Finding marked(String dev, List<Evidence> settings, Evidence rule) {
    return finding(
        dev,
        Severity.WARNING,
        "%s filters strictly on %s, where answers are sent by a mark".formatted(node, dev),
        ("Node ports of pods on other interfaces are answered through %s by the rule for mark 0x80."
             + " The filter looks for the way back without the mark, finds another interface and"
             + " drops the packet. The AWS VPC CNI sets rp_filter of the primary interface to 2.")
            .formatted(dev),
        with(settings, List.of(rule)));
  }

  private static boolean isStray(String address) {
    return STRAYS.stream().anyMatch(address::startsWith);
  }

  private static List<Evidence> with(List<Evidence> one, List<Evidence> other) {
    List<Evidence> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static Outcome.Finding finding(
      String dev, Severity severity, String title, String explanation, List<Evidence> lines) {
    String name = dev.replace('.', '/');
    String value = OwnAddresses.isUplink(dev) ? "2" : "0";
    return new Outcome.Finding(
        dev,
        severity,
        title,
        explanation,
        lines,
        List.of(
            "sysctl net.ipv4.conf.all.rp_filter net.ipv4.conf.%s.rp_filter".formatted(name),
            "nstat -az TcpExtIPReversePathFilter",
            "sysctl -w net.ipv4.conf.all.log_martians=1; dmesg --follow | grep martian"),
        new Remedy(
            List.of(
                "sysctl -w net.ipv4.conf.all.rp_filter=0",
                "sysctl -w net.ipv4.conf.%s.rp_filter=%s".formatted(name, value)),
            "A file of /etc/sysctl.d that sorts behind the distribution's, such as"
                + " 99-zzz-rp-filter.conf, with net.ipv4.conf.all.rp_filter = 0 and a line for the"
                + " devices. systemd sets rp_filter of every new device by /usr/lib/sysctl.d.",
            "Set the values that the two settings had before.",
            "Without the filter a node takes packets with forged sources in; network policies and"
                + " the firewall still apply."));
  }
}
