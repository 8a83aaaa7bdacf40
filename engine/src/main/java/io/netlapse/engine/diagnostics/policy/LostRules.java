package io.netlapse.engine.diagnostics.policy;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;

/**
 * The words about policy rules that are gone.
 *
 * @param node the node
 */
record LostRules(String node) {

  private static final String KEEP =
      "Tell the manager of the host's network to leave rules alone that it did not make: for"
          + " systemd-networkd ManageForeignRoutingPolicyRules=no and ManageForeignRoutes=no in a"
          + " file of /etc/systemd/networkd.conf.d.";

  /** So many lines, and pods, stand for all of them. */
  private static final int LINES = 5;

  /** No rule looks up table main. */
  Outcome.Finding mainGone(List<PolicyRule> rules) {
    IpFamily family = rules.getFirst().family();
    String ip = IpTool.of(family);
    List<Integer> priorities = new ArrayList<>(List.of(32766));
    List<String> commands = new ArrayList<>(List.of(ip + " rule add priority 32766 lookup main"));
    // IPv6 has no such rule from the start, and the kernel refuses a second one like it.
    if (family == IpFamily.INET && rules.stream().noneMatch(rule -> rule.asks("default"))) {
      priorities.add(32767);
      commands.add(ip + " rule add priority 32767 lookup default");
    }
    return finding(
        family.word() + " main",
        family,
        "No policy rule of %s looks up table main".formatted(node),
        ("All routes but those to the node's own addresses are in table main, and no rule leads to"
                + " it: %s reaches nothing but itself (\"Network is unreachable\"). Whoever flushed"
                + " the rules left only these.")
            .formatted(node),
        lines(rules),
        new Remedy(
            commands,
            KEEP,
            priorities.stream().map(one -> ip + " rule del priority " + one).collect(joining("; ")),
            "None: every node has these rules from the start."));
  }

  /** No rule looks up table local. */
  Outcome.Finding localGone(List<PolicyRule> rules) {
    IpFamily family = rules.getFirst().family();
    String ip = IpTool.of(family);
    return finding(
        family.word() + " local",
        family,
        "No policy rule of %s looks up table local".formatted(node),
        ("Table local has the node's own addresses, and no rule leads to it: packets for them, and"
             + " even those for 127.0.0.1, follow the default route to the gateway. Cilium moves"
             + " this rule to priority 100, where a manager of the host's network that starts takes"
             + " it away; then %s is cut off.")
            .formatted(node),
        lines(rules),
        new Remedy(
            List.of(ip + " rule add priority 0 lookup local"),
            KEEP + " Then restart the network plug-in's agent.",
            ip + " rule del priority 0",
            "None: every node has this rule from the start."));
  }

  /** A table of a plug-in's that no rule leads to. */
  Outcome.Finding tableUnasked(
      String table, String owner, NodeRoute route, List<PolicyRule> rules) {
    List<Evidence> lines = new ArrayList<>(List.of(route.seen().evidence()));
    lines.addAll(lines(rules));
    return finding(
        "table " + table,
        IpFamily.INET,
        "%s's table %s on %s is looked up by no policy rule".formatted(owner, table, node),
        ("%s made routes in table %s, and its rule that leads to them is gone: packets that are"
             + " meant for them go by table main instead. Through 2004 Cilium takes packets to its"
             + " proxy in, so policies that look into HTTP or DNS cut pods off; through 77"
             + " kube-router sends packets of pods.")
            .formatted(owner, table),
        lines,
        new Remedy(
            List.of("ip rule show", "ip route show table " + table),
            "Restart the network plug-in's agent of this node: it adds its rules when it starts. "
                + KEEP,
            "The two commands only show.",
            "While the agent restarts, pods that start on this node wait for their addresses."));
  }

  /** Rules that other nodes have, beside a table that none leads to any more. */
  Outcome.Finding unlikePeers(PeersRules.Lack lack) {
    IpFamily family = lack.route().dst().family();
    String table = lack.route().table();
    String ip = IpTool.of(family);
    Evidence like = lack.lost().getFirst().seen().evidence();
    List<Evidence> lines = new ArrayList<>(List.of(lack.route().seen().evidence()));
    lines.addAll(lines(lack.asking().stream().limit(1).toList()));
    lines.addAll(lines(lack.lost()));
    return finding(
        "%s table %s".formatted(family.word(), table),
        family,
        "%s has lost policy rules that %s has, with those that lead to table %s"
            .formatted(node, like.node().name(), table),
        ("%s has routes in table %s, and no rule leads to it. On %s one does (\"%s\"), and each"
             + " node with such a rule has one like these as well, which %s has not: %s. Whoever"
             + " made the routes, most likely the network plug-in, made rules with them, and they"
             + " were taken away: packets go by table main instead, and out of another interface.")
            .formatted(
                node,
                table,
                like.node().name(),
                lack.asking().getFirst().words(),
                node,
                lack.lost().stream()
                    .limit(LINES)
                    .map(PolicyRule::words)
                    .collect(joining("\", \"", "\"", "\""))),
        lines,
        new Remedy(
            List.of(ip + " rule show", "%s route show table %s".formatted(ip, table)),
            "Restart the network plug-in's agent of this node: it adds its rules when it starts. "
                + KEEP,
            "The two commands only show.",
            "While the agent restarts, pods that start on this node wait for their addresses."));
  }

  /** Pods without the rule by which their packets find table main. */
  Outcome.Finding podsUnasked(List<NodeRoute> pods) {
    List<NodeRoute> some = pods.stream().limit(LINES).toList();
    List<String> addresses = some.stream().map(pod -> pod.dst().address().text()).toList();
    return finding(
        "pods",
        IpFamily.INET,
        pods.size() == 1
            ? "pod %s of %s has no policy rule to table main".formatted(addresses.getFirst(), node)
            : "%d pods of %s have no policy rule to table main, such as %s"
                .formatted(pods.size(), node, addresses.getFirst()),
        ("The AWS VPC CNI adds a rule \"to POD lookup main\" for each pod; for %s it is missing:"
             + " packets to it from pods on other interfaces leave by those interfaces' tables and"
             + " do not arrive.")
            .formatted(String.join(", ", addresses)),
        some.stream().map(pod -> pod.seen().evidence()).toList(),
        new Remedy(
            addresses.stream()
                .map(pod -> "ip rule add priority 512 to %s lookup main".formatted(pod))
                .toList(),
            "Restart the pod aws-node of this node. " + KEEP,
            String.join(
                "; ", addresses.stream().map(pod -> "ip rule del priority 512 to " + pod).toList()),
            "If a pod ends meanwhile, its rule stays and must be deleted by hand."));
  }

  /** Pods with a rule for what they send, and none for what is sent to them. */
  Outcome.Finding halfLost(List<PolicyRule> rules) {
    String pod = String.valueOf(rules.getFirst().from()).replaceFirst("/32$", "");
    return new Outcome.Finding(
        "pods",
        Severity.WARNING,
        "%d addresses of pods on %s have no policy rule to table main, such as %s"
            .formatted(rules.size(), node, pod),
        ("The AWS VPC CNI adds a rule \"from POD lookup N\" and a rule \"to POD lookup main\" for a"
                + " pod on a secondary interface; for %s only the first is there. If the pod lives,"
                + " packets to it from other pods of %s leave by their interface's table and do not"
                + " arrive; if it is gone, the rule is a leftover that the next pod with this"
                + " address inherits.")
            .formatted(pod, node),
        lines(rules),
        List.of("ip rule show", "ip route show table main | grep -wF " + pod),
        new Remedy(
            List.of("ip rule add priority 512 to %s lookup main".formatted(pod)),
            "Restart the pod aws-node of this node. " + KEEP,
            "ip rule del priority 512 to " + pod,
            "If the pod is gone, delete its rule \"from\" instead."));
  }

  private static List<Evidence> lines(List<PolicyRule> rules) {
    return rules.stream().limit(LINES).map(rule -> rule.seen().evidence()).toList();
  }

  private static Outcome.Finding finding(
      String subject,
      IpFamily family,
      String title,
      String explanation,
      List<Evidence> lines,
      Remedy remedy) {
    String ip = IpTool.of(family);
    return new Outcome.Finding(
        subject,
        Severity.CRITICAL,
        title,
        explanation,
        lines,
        List.of(
            ip + " rule show",
            ip + " route show table all",
            "journalctl -u systemd-networkd -u NetworkManager --since -1h"),
        remedy);
  }
}
