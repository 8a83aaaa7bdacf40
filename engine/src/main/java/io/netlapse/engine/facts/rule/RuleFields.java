package io.netlapse.engine.facts.rule;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.RoutingRule;
import io.netlapse.spi.network.RoutingRuleBrief;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of one rule while it is read, in whatever dialect; knows how each is written
 * canonically. Not safe for many threads.
 */
final class RuleFields {

  private final SortedMap<String, String> fields = new TreeMap<>();
  private boolean damaged;

  void priority(String word) {
    damaged |= word.isEmpty() || word.length() > 10 || !word.chars().allMatch(c -> isDigit(c));
    put("priority", word);
  }

  /** A selector of source or destination; {@code all} leaves it out. */
  void prefix(String name, String word) {
    if (word.equals("all")) {
      return;
    }
    Optional<IpPrefix> prefix = IpPrefix.parse(word);
    damaged |= prefix.isEmpty();
    prefix.ifPresent(known -> put(name, known.network().text()));
  }

  /** A mark with its mask behind a slash, or without. */
  void fwmark(String word) {
    int slash = word.indexOf('/');
    put("fwmark", slash < 0 ? word : word.substring(0, slash));
    if (slash >= 0) {
      fwmask(word.substring(slash + 1));
    }
  }

  /** A mask of all bits is the default, which {@code ip} does not print. */
  void fwmask(String word) {
    if (!word.equals("0xffffffff")) {
      put("fwmask", word);
    }
  }

  void tos(String word) {
    put("tos", KernelNames.service(word));
  }

  void ipproto(String word) {
    put("ipproto", KernelNames.transport(word));
  }

  void lookup(String table) {
    put("action", "lookup");
    put("table", KernelNames.table(table));
  }

  /** A table that busybox cannot tell: that of the packet's l3mdev. */
  void lookupHidden() {
    put("action", "lookup");
  }

  /** The table of the packet's l3mdev (a VRF), whichever that is. */
  void l3mdev() {
    put("action", "lookup");
    put("l3mdev", "yes");
  }

  void goTo(String priority) {
    put("action", "goto");
    put("goto", priority);
  }

  void action(String word) {
    put("action", KernelNames.routeType(word));
  }

  /**
   * Who made the rule. Without {@code -d}, {@code ip} prints neither {@code kernel} nor {@code
   * unspec}, which is why the two are one here.
   */
  void proto(String word) {
    String name = KernelNames.protocol(word);
    put("proto", name.equals("unspec") ? "kernel" : name);
  }

  void put(String name, String value) {
    damaged |= value.isEmpty();
    fields.put(name, value);
  }

  /** The fact of a dialect that shows all of a rule; empty for what is no whole rule. */
  Optional<Fact> toRule(IpFamily family) {
    fields.putIfAbsent("proto", "kernel");
    return fact(RoutingRule.KIND, family);
  }

  /** The fact of a dialect that hides part of a rule; what it does not tell is left out. */
  Optional<Fact> toBrief(IpFamily family) {
    return fact(RoutingRuleBrief.KIND, family);
  }

  private Optional<Fact> fact(FactKind kind, IpFamily family) {
    if (damaged || !fields.containsKey("priority") || !fields.containsKey("action")) {
      return Optional.empty();
    }
    fields.put("family", family.word());
    return Optional.of(new Fact(kind, fields));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
