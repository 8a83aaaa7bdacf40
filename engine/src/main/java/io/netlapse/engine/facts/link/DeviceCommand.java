package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.AddressBrief;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.network.LinkAddress;
import io.netlapse.spi.network.LinkAltname;
import io.netlapse.spi.network.LinkBrief;
import io.netlapse.spi.network.LinkDetail;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.network.LinkPermanentAddress;
import io.netlapse.spi.network.LinkQueue;
import io.netlapse.spi.network.LinkState;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a command line of {@code ip address show} or {@code ip link show} selects (ip-address(8),
 * ip-link(8)).
 *
 * @param ip the command line
 * @param dev the device; empty for all
 * @param narrow whether it selects in a way that no scope can say
 */
record DeviceCommand(IpCommand ip, String dev, boolean narrow) {

  /** Every fact of a device but its addresses, and of what dialect. */
  private static final List<FactKind> OF_LINKS =
      List.of(
          Link.KIND,
          LinkState.KIND,
          LinkMtu.KIND,
          LinkAddress.KIND,
          LinkPermanentAddress.KIND,
          LinkMaster.KIND,
          LinkQueue.KIND,
          LinkAltname.KIND);

  /** The kinds of which some device has a fact in every dialect that shows them at all. */
  private static final Set<String> NEVER_WITHOUT =
      List.of(
              Link.KIND,
              LinkState.KIND,
              LinkMtu.KIND,
              LinkAddress.KIND,
              LinkQueue.KIND,
              LinkDetail.KIND,
              LinkBrief.KIND)
          .stream()
          .map(FactKind::name)
          .collect(Collectors.toUnmodifiableSet());

  /** The words that select otherwise than by a device; whatever else stands there is a device. */
  private static final Set<String> SELECTORS =
      Set.of(
          "up",
          "scope",
          "label",
          "to",
          "master",
          "nomaster",
          "vrf",
          "novrf",
          "type",
          "group",
          "permanent",
          "dynamic",
          "secondary",
          "primary",
          "tentative",
          "deprecated",
          "dadfailed",
          "temporary",
          "home",
          "nodad",
          "mngtmpaddr",
          "noprefixroute",
          "autojoin",
          "optimistic",
          "stable-privacy",
          "proto",
          "xdp",
          "link-netns",
          "link-netnsid");

  static DeviceCommand of(IpCommand ip) {
    List<String> words = ip.arguments();
    if (words.isEmpty()) {
      return new DeviceCommand(ip, "", false);
    }
    boolean named = words.getFirst().equals("dev");
    int at = named ? 1 : 0;
    boolean device =
        words.size() == at + 1
            && (named || (!SELECTORS.contains(words.get(at)) && !words.get(at).startsWith("-")));
    return device
        ? new DeviceCommand(ip, words.get(at), false)
        : new DeviceCommand(ip, dev(words), true);
  }

  /** The device of a command line that selects by other words as well. */
  private static String dev(List<String> words) {
    int at = words.indexOf("dev");
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
  }

  boolean isOfAddresses() {
    return ip.object().equals("address");
  }

  Scope scope(Command command) {
    if (command.filtered() || narrow) {
      return Scope.ONLY_SHOWN;
    }
    TreeSet<Coverage> covered = new TreeSet<>();
    if (isOfAddresses() && !ip.otherFamily()) {
      covered.add(coverage(ip.brief() ? AddressBrief.KIND : Address.KIND, addresses()));
    }
    if (ip.brief()) {
      covered.add(coverage(LinkBrief.KIND, Map.of("form", isOfAddresses() ? "address" : "link")));
    } else if (listsLinks()) {
      OF_LINKS.forEach(kind -> covered.add(coverage(kind, Map.of())));
      covered.add(coverage(LinkBrief.KIND, Map.of("form", "flags")));
      if (ip.details()) {
        covered.add(coverage(LinkDetail.KIND, Map.of()));
      }
    }
    return new Scope(covered);
  }

  /**
   * Whether it lists every device. Of addresses with a family only those that have one of it are
   * listed, and with {@code -o} none at all.
   */
  private boolean listsLinks() {
    return !isOfAddresses() || (ip.family() == null && !ip.oneline());
  }

  /** The scope less the kinds that the dialect of the output does not show. */
  Scope scope(Command command, Reading reading) {
    Set<String> shown =
        reading.facts().stream()
            .map(read -> read.fact().kind().name())
            .collect(Collectors.toUnmodifiableSet());
    TreeSet<Coverage> covered = new TreeSet<>(scope(command).coverages());
    if (!shown.isEmpty()) {
      covered.removeIf(
          coverage -> NEVER_WITHOUT.contains(coverage.kind()) && !shown.contains(coverage.kind()));
    }
    return new Scope(covered);
  }

  private Map<String, String> addresses() {
    return ip.family() == null ? Map.of() : Map.of("family", ip.family().word());
  }

  private Coverage coverage(FactKind kind, Map<String, String> conditions) {
    Map<String, String> where = new HashMap<>(conditions);
    if (!dev.isEmpty()) {
      where.put("dev", dev);
    }
    return Coverage.where(kind, where);
  }
}
