package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.network.IpPrefix;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * New connections from and to pods of other machines, as they pass FORWARD.
 *
 * @param pods the ranges of pods, as far as they are known
 */
record PodTraffic(Set<IpPrefix> pods) implements Traffic {

  /** kube-proxy's mark of what it masquerades. */
  private static final String KUBE_MARK = "0x4000";

  @Override
  public boolean mayMatch(FilterRule rule) {
    return rule.conditions().takeNew();
  }

  @Override
  public boolean surelyMatches(FilterRule rule) {
    RuleConditions asked = rule.conditions();
    if (asked.takeEveryNewConnection()) {
      return !rule.hidesDevices() || isRejectOfAll(rule) || !rule.drops();
    }
    return rule.drops()
        && !asked.askMoreThan("-s", "-d", "-i", "-o", "--ctstate")
        && rule.owner().equals("user")
        && fits(asked.of("-s"))
        && fits(asked.of("-d"))
        && isPodsOrNone(asked.of("-i"))
        && isPodsOrNone(asked.of("-o"));
  }

  @Override
  public boolean isAcceptedBy(FilterRule rule) {
    RuleConditions asked = rule.conditions();
    String mark = asked.of("--mark");
    return !Bridges.isForOthers(rule)
        && !rule.acceptsOnHiddenDevice()
        && !(mark != null && mark.startsWith(KUBE_MARK))
        && asked.of("--dport") == null
        && asked.of("--sport") == null
        && asked.of("--sports") == null
        && !isIcmp(asked.of("-p"))
        && !isNarrow(asked.of("-s"))
        && !isNarrow(asked.of("-d"));
  }

  /** What the distributions of Red Hat put at the end of a chain. */
  static boolean isRejectOfAll(FilterRule rule) {
    return rule.text().contains("icmp-host-prohibited") || rule.text().contains("admin-prohib");
  }

  private boolean fits(@Nullable String prefix) {
    return prefix == null || IpPrefix.parse(prefix).filter(pods::contains).isPresent();
  }

  private static boolean isPodsOrNone(@Nullable String device) {
    return device == null || Bridges.isOfPods(device);
  }

  private static boolean isIcmp(@Nullable String protocol) {
    return protocol != null && (protocol.contains("icmp") || protocol.equals("vrrp"));
  }

  /** One address, or multicast: not where pods are. */
  private static boolean isNarrow(@Nullable String prefix) {
    return prefix != null && (prefix.endsWith("/32") || prefix.startsWith("224."));
  }
}
