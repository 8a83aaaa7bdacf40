package io.netlapse.engine.diagnostics.netfilter;

import org.jspecify.annotations.Nullable;

/**
 * New connections from other machines to one TCP port of the node, as they pass INPUT.
 *
 * @param port the port
 */
record PortTraffic(int port) implements Traffic {

  @Override
  public boolean mayMatch(FilterRule rule) {
    RuleConditions asked = rule.conditions();
    return asked.takeNew() && isTcp(asked.of("-p")) && isPort(asked.of("--dport"));
  }

  @Override
  public boolean surelyMatches(FilterRule rule) {
    if (rule.conditions().takeEveryNewConnection()) {
      return !rule.hidesDevices() || !rule.drops() || PodTraffic.isRejectOfAll(rule);
    }
    return !rule.conditions().askMoreThan("-p", "--dport", "--ctstate")
        && !rule.hidesDevices()
        && mayMatch(rule);
  }

  @Override
  public boolean isAcceptedBy(FilterRule rule) {
    String mark = rule.conditions().of("--mark");
    return !Bridges.isForOthers(rule)
        && !rule.acceptsOnHiddenDevice()
        && !isLoopback(rule)
        && !(mark != null && mark.startsWith("0x4000"));
  }

  private static boolean isLoopback(FilterRule rule) {
    String source = rule.conditions().of("-s");
    return source != null && (source.startsWith("127.") || source.equals("localhost"));
  }

  private static boolean isTcp(@Nullable String protocol) {
    if (protocol == null) {
      return true;
    }
    boolean names = protocol.endsWith("tcp") || protocol.endsWith("all");
    return protocol.startsWith("!") != names;
  }

  private boolean isPort(@Nullable String ports) {
    if (ports == null || ports.startsWith("!")) {
      return true;
    }
    for (String range : ports.split(",", -1)) {
      String[] ends = range.split("[:-]", -1);
      int low = number(ends[0]);
      int high = ends.length > 1 ? number(ends[1]) : low;
      // A name that stands for a port is neither kubelet's nor the API server's.
      if (low <= port && port <= high) {
        return true;
      }
    }
    return false;
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
  }
}
