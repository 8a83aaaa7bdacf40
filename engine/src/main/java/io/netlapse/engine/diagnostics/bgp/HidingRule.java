package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.engine.diagnostics.network.AddressRange;
import io.netlapse.spi.calico.CalicoBgpFilterRule;
import java.util.List;

/**
 * A rule of a BGPFilter that keeps back what is outside of a range, the routes to pods too, or
 * everything.
 *
 * @param rule the rule
 * @param before the rules of its filter that are asked earlier
 */
record HidingRule(CalicoBgpFilterRule rule, List<CalicoBgpFilterRule> before) {

  /** Copies the list. */
  HidingRule {
    before = List.copyOf(before);
  }

  /** A rule of a filter among all rules that were shown. */
  static HidingRule of(CalicoBgpFilterRule rule, List<CalicoBgpFilterRule> all) {
    return new HidingRule(
        rule,
        all.stream()
            .filter(other -> other.filter().equals(rule.filter()))
            .filter(other -> other.direction().equals(rule.direction()))
            .filter(other -> other.family().equals(rule.family()))
            .filter(other -> other.place() < rule.place())
            .toList());
  }

  /**
   * Whether it keeps pods back: those of any pool of its family, or of pools that nobody showed.
   *
   * @param pools the ranges of all pools; empty where none was shown
   */
  boolean hidesPods(List<AddressRange> pools) {
    if (!rejectsMost()) {
      return false;
    }
    return pools.isEmpty()
        ? before.stream().noneMatch(HidingRule::accepts)
        : pools.stream()
            .filter(pool -> pool.first().family().word().equals(rule.family()))
            .anyMatch(this::hides);
  }

  /** Whether it is of the export, and of what the node tells of itself. */
  private boolean rejectsMost() {
    return rule.direction().equals("export")
        && rule.action().equals("Reject")
        && rule.source() == null
        && (isOfAll(rule) || "NotIn".equals(rule.operator()));
  }

  private boolean hides(AddressRange pool) {
    boolean kept = !isOfAll(rule) && ranges(rule).stream().anyMatch(pool::overlaps);
    return !kept
        && before.stream().noneMatch(earlier -> accepts(earlier) && matches(earlier, pool));
  }

  private static boolean accepts(CalicoBgpFilterRule rule) {
    return rule.action().equals("Accept") && rule.source() == null;
  }

  /** Whether routes to a pool's blocks match, at least some of them. */
  private static boolean matches(CalicoBgpFilterRule rule, AddressRange pool) {
    if (isOfAll(rule)) {
      return true;
    }
    boolean within = ranges(rule).stream().anyMatch(pool::overlaps);
    return switch (String.valueOf(rule.operator())) {
      case "In" -> within;
      case "NotIn" -> !within;
      case "NotEqual" -> true;
      default -> false;
    };
  }

  private static boolean isOfAll(CalicoBgpFilterRule rule) {
    return rule.cidr() == null || rule.operator() == null;
  }

  private static List<AddressRange> ranges(CalicoBgpFilterRule rule) {
    return AddressRange.of(rule.cidr() == null ? "" : rule.cidr());
  }
}
