package io.netlapse.engine.facts.iptables;

import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What kube-proxy refuses in the table {@code filter}: Services without endpoints, and what a load
 * balancer's source ranges do not admit (KUBE-PROXY-FIREWALL, since 1.25). Not safe for many
 * threads.
 */
final class Refusals {

  private static final String UNADMITTED = " traffic not accepted by KUBE-FW-";

  private final Map<Reached, Refusal> refusals = new LinkedHashMap<>();
  private final Map<Reached, List<RuleDraft>> unadmitted = new LinkedHashMap<>();

  /** What clients send to, whatever kind of address it is. */
  record Reached(@Nullable IpAddress address, String protocol, int port) {

    static Reached of(ServiceFront.Key key) {
      return new Reached(key.address(), key.protocol(), key.port());
    }
  }

  /**
   * The rules that refuse one of them.
   *
   * @param local whether other nodes have endpoints
   */
  record Refusal(ServiceFront.Key key, String name, boolean local, List<RuleDraft> rules) {}

  /** Those of a table; none for null. */
  static Refusals of(@Nullable TableDraft filter) {
    Refusals refusals = new Refusals();
    if (filter != null) {
      refusals.read(filter, "KUBE-SERVICES", true);
      refusals.read(filter, "KUBE-EXTERNAL-SERVICES", false);
      filter.rules("KUBE-PROXY-FIREWALL").forEach(refusals::readUnadmitted);
    }
    return refusals;
  }

  private void read(TableDraft filter, String chain, boolean cluster) {
    for (RuleDraft rule : filter.rules(chain)) {
      ServiceFront.Match match = ServiceFront.ofRefusal(rule, cluster);
      if (match != null) {
        boolean local = rule.comment().endsWith(" has no local endpoints");
        refusals
            .computeIfAbsent(
                Reached.of(match.key()),
                _ -> new Refusal(match.key(), match.name(), local, new ArrayList<>()))
            .rules()
            .add(rule);
      }
    }
  }

  private void readUnadmitted(RuleDraft rule) {
    ServiceFront.Match match =
        rule.comment().contains(UNADMITTED) ? ServiceFront.ofDrop(rule) : null;
    if (match != null) {
      unadmitted.computeIfAbsent(Reached.of(match.key()), _ -> new ArrayList<>()).add(rule);
    }
  }

  /** Takes what belongs to a port that has chains in the table {@code nat}. */
  List<RuleDraft> take(ServiceFront.Key key) {
    Refusal refusal = refusals.remove(Reached.of(key));
    List<RuleDraft> rules = new ArrayList<>(refusal == null ? List.of() : refusal.rules());
    List<RuleDraft> more = unadmitted.remove(Reached.of(key));
    rules.addAll(more == null ? List.of() : more);
    return rules;
  }

  /** What nobody took: Services without any chain in the table {@code nat}. */
  Collection<Refusal> rest() {
    return refusals.values();
  }
}
