package io.netlapse.engine.diagnostics.loadbalancer;

import static java.util.stream.Collectors.groupingBy;

import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.network.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What shows that clients from outside come to a node.
 *
 * @param logged what the kernel said of places to which it cannot send anybody on, by the place
 * @param unanswered connections without an answer, by the address that the client asked
 * @param held addresses of the node's uplinks: one that floats among nodes and is here now brings
 *     here whoever asks for it
 * @param announcements who announces what
 */
record Arrivals(
    Map<String, List<SeenFact>> logged,
    Map<String, List<SeenFact>> unanswered,
    Map<String, List<SeenFact>> held,
    Announcements announcements) {

  private static final Pattern DESTINATION = Pattern.compile("(?:^| )dst=(\\S+)");

  static Arrivals of(NodeView node, ClusterView cluster) {
    return new Arrivals(
        Stranded.of(node),
        node.facts(ConntrackEntry.KIND).stream()
            .filter(seen -> isUnanswered(ConntrackEntry.of(seen.fact())))
            .collect(groupingBy(seen -> destination(ConntrackEntry.of(seen.fact())))),
        node.facts(Address.KIND).stream()
            .filter(seen -> OwnAddresses.isUplink(Address.of(seen.fact()).dev()))
            .collect(groupingBy(seen -> Address.of(seen.fact()).address().address().text())),
        Announcements.of(node, cluster));
  }

  /** The lines that show that clients come for what the node refuses. */
  List<SeenFact> of(Refusal refusal) {
    List<SeenFact> lines = new ArrayList<>();
    refusal
        .address()
        .ifPresent(
            address -> {
              lines.addAll(logged.getOrDefault(refusal.place(), List.of()));
              lines.addAll(unanswered.getOrDefault(address.text(), List.of()));
              lines.addAll(held.getOrDefault(address.text(), List.of()));
            });
    lines.addAll(announcements.of(refusal.service()));
    return lines;
  }

  private static boolean isUnanswered(ConntrackEntry entry) {
    String flags = entry.flags();
    return flags != null && flags.contains("UNREPLIED");
  }

  private static String destination(ConntrackEntry entry) {
    Matcher matcher = DESTINATION.matcher(entry.original());
    return matcher.find() ? matcher.group(1) : "";
  }
}
