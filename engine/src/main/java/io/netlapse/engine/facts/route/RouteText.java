package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of {@code ip route show}: a line a route, and a line for each next hop behind it.
 * Not safe for many threads.
 */
final class RouteText {

  private final RouteCommand command;
  private final ReadingDraft draft;
  private final List<Group> groups = new ArrayList<>();

  /** One route and the lines that it stands on. */
  private record Group(RouteFields route, List<Span> spans) {}

  private RouteText(RouteCommand command, ReadingDraft draft) {
    this.command = command;
    this.draft = draft;
  }

  static void read(String text, RouteCommand command, ReadingDraft draft) {
    RouteText reader = new RouteText(command, draft);
    for (WrappedLine line : WrappedLine.of(text)) {
      reader.line(line);
    }
    reader.finish(reader.isBrief(text));
  }

  private void line(WrappedLine line) {
    boolean goesOn = line.indent() > 0 && !groups.isEmpty();
    if (!goesOn) {
      groups.add(new Group(new RouteFields(), new ArrayList<>()));
    }
    Group group = groups.getLast();
    group.spans.addAll(line.spans());
    boolean whole =
        goesOn
            ? RouteLine.readMore(line.words(), group.route)
            : RouteLine.read(line.words(), group.route);
    if (!whole) {
      line.spans().forEach(draft::unread);
    }
  }

  /**
   * Whether the output is busybox's. Its {@code ip} does not print who made a route, but two blanks
   * before {@code src} and {@code metric}, which of iproute2 only versions do that have two before
   * {@code scope} and {@code proto} as well; it prints the device that the command line names; and
   * it prints a multipath route without any next hop.
   */
  private boolean isBrief(String text) {
    if (command.ip().busybox() || hasDeviceAgain()) {
      return true;
    }
    boolean spaced =
        (text.contains("  src ") || text.contains("  metric ")) && !text.contains("  scope ");
    return !text.contains(" proto ") && (spaced || (!hasDevice() && hasBareRoute()));
  }

  /** Whether the command line names a device, which iproute2 then leaves out of every route. */
  private boolean hasDevice() {
    return command.fixed().containsKey("dev");
  }

  private boolean hasDeviceAgain() {
    return hasDevice() && groups.stream().anyMatch(group -> group.route.hasDevice());
  }

  /** Whether it has a route without any way out, which is not merely cut off before its ways. */
  private boolean hasBareRoute() {
    return groups.stream()
            .anyMatch(group -> group.route.isBare() && group.route.family().isPresent())
        || groups.reversed().stream().skip(1).anyMatch(group -> group.route.isBare());
  }

  /**
   * A listing of every table has IPv4 first; so a route that does not tell goes with the one
   * before.
   */
  private void finish(boolean brief) {
    IpFamily family = command.ip().family() == null ? IpFamily.INET : command.ip().family();
    for (Group group : groups) {
      if (command.ip().family() == null) {
        family = group.route.family().orElse(family);
      }
      boolean bare = !hasDevice() && group.route.isBare();
      Optional<Fact> fact =
          brief || bare
              ? group.route.toBrief(family, command)
              : group.route.toRoute(family, command);
      if (fact.isPresent()) {
        draft.fact(fact.get(), group.spans);
      } else {
        group.spans.forEach(draft::unread);
      }
    }
  }
}
