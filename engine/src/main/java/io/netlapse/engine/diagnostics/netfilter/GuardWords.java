package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The words about rules that were flushed.
 *
 * @param node the node
 */
record GuardWords(String node) {

  private static final String FLUSHED =
      " kube-proxy and the CNI write such rules at their start and look after them only in part;"
          + " a firewall that is reloaded (firewalld, nftables, iptables.service) or a clean-up by"
          + " hand takes them away.";

  /** A chain that is there, and nothing leads to it. */
  Outcome.Finding jump(GuardJump jump, FilterChain chain, FilterChain from) {
    List<Evidence> evidence = new ArrayList<>();
    if (from.declared() != null) {
      evidence.add(from.declared().evidence());
    }
    if (chain.declared() != null) {
      evidence.add(chain.declared().evidence());
    }
    from.rules().stream().limit(2).forEach(rule -> evidence.add(rule.seen().evidence()));
    return finding(
        "%s %s -> %s".formatted(jump.table(), jump.from(), chain.place().named(jump.chain())),
        "%s on %s no longer leads to %s".formatted(jump.from(), node, jump.chain()),
        ("The chain %s of %s is in table %s of %s, and no rule of %s leads there, so no packet"
                    + " passes it: %s")
                .formatted(jump.chain(), jump.owner(), jump.table(), node, jump.from(), harm(jump))
            + FLUSHED,
        evidence,
        from,
        jump.restart(node));
  }

  /** One table has kube-proxy's chains, the other has none. */
  Outcome.Finding half(FilterChain bare, String lost, FilterChain kept) {
    TablePlace empty = bare.place();
    return finding(
        empty.table() + " " + empty.named(lost),
        "Table %s on %s has lost kube-proxy's chains".formatted(empty.table(), node),
        ("kube-proxy keeps %s in table %s and %s in table %s. On %s the first is there and table %s"
             + " has no %s: Services do not work from this node, or what they send is dropped.")
                .formatted(
                    kept.name(),
                    kept.place().table(),
                    lost,
                    empty.table(),
                    node,
                    empty.table(),
                    lost)
            + FLUSHED,
        List.of(
            Objects.requireNonNull(bare.declared(), "declared").evidence(),
            Objects.requireNonNull(kept.rules().getFirst()).seen().evidence()),
        bare,
        GuardJump.restart("kube-proxy", node));
  }

  /** None of kube-proxy's chains is there. */
  Outcome.Finding gone(FilterChain nat, SeenFact proof, String why) {
    SeenFact declared = Objects.requireNonNull(nat.declared(), "declared");
    return finding(
        AllGone.SUBJECT,
        "iptables on %s has none of kube-proxy's chains".formatted(node),
        ("Table nat of %s was shown whole and holds no chain of kube-proxy, although it belongs"
                    + " there: %s. Services do not work from this node, or are not masqueraded.")
                .formatted(node, why)
            + FLUSHED,
        List.of(declared.evidence(), proof.evidence()),
        nat,
        GuardJump.restart("kube-proxy", node));
  }

  private static String harm(GuardJump jump) {
    return jump.owner().equals("kube-proxy")
        ? "Services do not work from this node, or their packets are not masqueraded or forwarded."
        : "pods are not forwarded or masqueraded as their network needs it, and network policies do"
            + " not hold.";
  }

  private Outcome.Finding finding(
      String subject,
      String title,
      String explanation,
      List<Evidence> evidence,
      FilterChain in,
      String restart) {
    return new Outcome.Finding(
        subject,
        GuardChainsMissing.SEVERITY,
        title,
        explanation,
        evidence,
        List.of(
            in.program() + " -t " + in.place().table() + " -S",
            in.program() + "-save | grep -c -E 'KUBE-|cali-|FLANNEL'",
            "journalctl --since -1d -u firewalld -u nftables -u iptables -u docker"),
        new Remedy(
            List.of(restart),
            "Keep firewalld off the nodes, or set FlushAllOnReload=no in"
                + " /etc/firewalld/firewalld.conf; let no job flush rules it did not make. Where"
                + " the agent is no pod, restart its unit.",
            "Nothing is to be undone: it writes what it needs when it starts.",
            "hostPort rules come back only when their pods are made anew."));
  }
}
