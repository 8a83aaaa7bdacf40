package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.netfilter.RuleOwner;
import java.util.List;

/**
 * Who made a rule of iptables: told by its chain, its comment, where it leads, and by the devices
 * that are somebody's own, in the words of {@link RuleOwner}.
 */
final class Owners {

  private static final int DOCKER_BRIDGE = "br-0123456789ab".length();

  private Owners() {}

  /** Whose a rule is: its chain's, unless that is a built-in one or is meant for users' rules. */
  static String ofRule(String chain, Spec spec) {
    String owner = chain.equals("DOCKER-USER") ? RuleOwner.USER : RuleOwner.ofName(chain);
    if (owner.equals(RuleOwner.USER) && spec.comment() != null) {
      owner = RuleOwner.ofComment(spec.comment());
    }
    if (owner.equals(RuleOwner.USER) && !spec.target().isEmpty()) {
      owner = RuleOwner.ofName(spec.target());
    }
    return owner.equals(RuleOwner.USER) ? ofDevices(spec) : owner;
  }

  private static String ofDevices(Spec spec) {
    for (String device : List.of(spec.in(), spec.out())) {
      if (device.equals("docker0") || device.equals("docker_gwbridge") || isBridge(device)) {
        return RuleOwner.DOCKER;
      }
      if (device.startsWith("virbr")) {
        return RuleOwner.LIBVIRT;
      }
    }
    return RuleOwner.USER;
  }

  private static boolean isBridge(String device) {
    return device.length() == DOCKER_BRIDGE
        && device.startsWith("br-")
        && device.chars().skip(3).allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
