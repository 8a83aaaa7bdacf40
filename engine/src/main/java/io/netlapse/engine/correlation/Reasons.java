package io.netlapse.engine.correlation;

import io.netlapse.spi.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in sentences what speaks for a suspect and what against. */
final class Reasons {

  private static final int MOST_NAMES = 5;

  private Reasons() {}

  static List<String> of(Suspicion suspicion, @Nullable Double falseDiscoveryRate) {
    List<String> reasons = new ArrayList<>();
    reasons.add(time(suspicion));
    if (suspicion.order() == Order.AFTER) {
      return reasons;
    }
    mechanism(suspicion).ifPresent(reasons::add);
    reasons.add(fleet(suspicion));
    chance(suspicion, falseDiscoveryRate).ifPresent(reasons::add);
    return reasons;
  }

  private static String time(Suspicion suspicion) {
    String event = name(suspicion.event());
    return switch (suspicion.order()) {
      case BEFORE ->
          "%s was over %s before the window of the change began."
              .formatted(event, inWords(suspicion.gap()));
      case POSSIBLE ->
          suspicion.lowerBound().isPresent()
              ? event
                  + " lies inside the window of the change: it may have come first or later, which"
                  + " our looks do not tell."
              : event
                  + " may have come before the change, but nobody looked before it, so that the"
                  + " change may be older.";
      case AFTER ->
          "%s came %s after the change was seen, so it did not cause it."
              .formatted(
                  event,
                  inWords(
                      Duration.between(suspicion.change().at(), suspicion.event().from()).abs()));
    };
  }

  private static Optional<String> mechanism(Suspicion suspicion) {
    if (suspicion.mechanism() == null) {
      return Optional.of("No mechanism is known by which it would bring the change about.");
    }
    String because = suspicion.mechanism().because();
    return Optional.of("It can bring the change about: " + because + ".");
  }

  private static String fleet(Suspicion suspicion) {
    Exposure exposure = suspicion.exposure();
    if (!exposure.saysMoreThan(suspicion.node().name())) {
      return "No other node had such an event, so there is nothing to compare with.";
    }
    List<String> parts = new ArrayList<>();
    if (!exposure.followedOn().isEmpty()) {
      String lag =
          exposure.typicalLag() == null
              ? ""
              : ", typically within " + inWords(exposure.typicalLag());
      parts.add(
          "the change followed such an event on %s%s".formatted(names(exposure.followedOn()), lag));
    }
    if (!exposure.notFollowedOn().isEmpty()) {
      parts.add("it did not follow it on " + names(exposure.notFollowedOn()));
    }
    if (exposure.without() > 0) {
      parts.add("it came without such an event on " + nodes(exposure.without()));
    }
    if (exposure.neither() > 0) {
      parts.add(nodes(exposure.neither()) + " had neither");
    }
    return capitalised(String.join("; ", parts)) + ".";
  }

  private static Optional<String> chance(Suspicion suspicion, @Nullable Double falseDiscoveryRate) {
    if (falseDiscoveryRate == null) {
      return Optional.empty();
    }
    return suspicion
        .exposure()
        .chance()
        .map(
            chance ->
                String.format(
                    Locale.ROOT,
                    "Chance alone would link the two so closely with probability %.2g (Fisher's"
                        + " exact test); among all events looked at, a false discovery rate of"
                        + " %.2g.",
                    chance,
                    falseDiscoveryRate));
  }

  /** As {@code upgrade of kubelet (1.20.7 -> 1.21.2) on cp-1}. */
  private static String name(Event event) {
    String detail = event.detail().isEmpty() ? "" : " (" + event.detail() + ")";
    String where = event.node() == null ? " in the cluster" : " on " + event.node();
    String what =
        switch (event.kind()) {
          case REBOOT -> "Reboot";
          case MACHINE_CHANGED -> "Change of the machine";
          case EXTERNAL -> "External event " + event.what();
          case START, STOP, RESTART, UPGRADE, DOWNGRADE, INSTALL, REMOVE ->
              capitalised(event.kind().word()) + " of " + event.what();
          case FAILURE -> "Failure of " + event.what();
          case RESTORE_FAILED -> "Failed iptables-restore of " + event.what();
          case ROUTE_FAILED -> "Failure to add a route to " + event.what();
          case RULE_FAILED -> "Failure to add a routing rule by " + event.what();
          case ADDRESS_FAILED -> "Failure to add an address by " + event.what();
          case LINK_DOWN -> "Loss of the link of " + event.what();
          case LINK_UP -> "Return of the link of " + event.what();
          case LOCK_WAIT -> "Wait for the lock of xtables by " + event.what();
          case TABLE_FULL -> "Overflow of the table " + event.what();
          case OOM_KILL -> "Kill for want of memory of " + event.what();
          case LEASE -> "Change of the lease of " + event.what();
          case RECONFIGURE -> "Reconfiguration of " + event.what();
          case SESSION -> "Change of the routing session " + event.what();
          case FAILOVER -> "Change of the VRRP instance " + event.what();
          case CONFLICT -> "Conflict about the address " + event.what();
        };
    return what + detail + where;
  }

  private static String names(List<String> nodes) {
    if (nodes.size() <= MOST_NAMES) {
      return String.join(", ", nodes);
    }
    return String.join(", ", nodes.subList(0, MOST_NAMES))
        + " and "
        + (nodes.size() - MOST_NAMES)
        + " more";
  }

  private static String nodes(int count) {
    return count == 1 ? "1 node" : count + " nodes";
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** In the largest unit of which there are two or more, rounded down. */
  static String inWords(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " hours";
    }
    if (duration.toMinutes() >= 2) {
      return duration.toMinutes() + " minutes";
    }
    return duration.toSeconds() == 1 ? "1 second" : duration.toSeconds() + " seconds";
  }
}
