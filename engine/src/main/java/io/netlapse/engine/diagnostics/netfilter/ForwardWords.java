package io.netlapse.engine.diagnostics.netfilter;

import static java.util.stream.Collectors.joining;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words about a FORWARD that lets no pod's packet pass.
 *
 * @param node the node
 * @param chain the chain FORWARD
 */
record ForwardWords(String node, FilterChain chain) {

  /**
   * A rule that ends every packet before the CNI's.
   *
   * @param of the chain in which the rule stands: this one or one to which it leads
   */
  Outcome.Finding rejected(
      FilterRule rule, FilterChain of, @Nullable FilterRule behind, PodTraffic traffic) {
    RuleRemoval removal = new RuleRemoval(of, rule);
    String verb = rule.target().equals("REJECT") ? "rejects" : "drops";
    List<Evidence> evidence = new ArrayList<>(List.of(rule.seen().evidence()));
    String order = "No rule before it accepts pods' packets.";
    if (behind != null) {
      evidence.add(behind.seen().evidence());
      order =
          "The rule of %s that accepts pods' packets stands behind it, so no packet reaches it."
              .formatted(behind.owner());
    }
    return finding(
        "FORWARD on %s %s pods' packets before any rule accepts them".formatted(node, verb),
        ("The kernel goes through a chain from top to bottom. %s On %s the rule `-A %s %s` takes"
             + " every new connection that the node would forward, %s: pods%s reach neither other"
             + " nodes nor Services, while the node itself does. Rules like this one come from a"
             + " firewall that was started or reloaded after the CNI had put its rules there.")
            .formatted(order, node, rule.chain(), rule.text(), ending(rule), ranges(traffic)),
        evidence,
        new Remedy(
            removal.commands(),
            "Disable the service that sets the rule (systemctl disable --now firewalld, or"
                + " iptables on CentOS), or let it accept the pods' range; then restart the CNI's"
                + " agent so that it writes its rules anew.",
            removal.undo(),
            "The node forwards for everybody, not only for pods, as far as no other rule forbids"
                + " it."));
  }

  /** A policy of DROP, and nobody who accepts. */
  Outcome.Finding policy(Evidence declared, List<Evidence> rules) {
    List<Evidence> evidence = new ArrayList<>(List.of(declared));
    evidence.addAll(rules);
    return finding(
        "FORWARD on %s has the policy DROP and no rule accepts pods' packets".formatted(node),
        ("What no rule of FORWARD accepts is dropped on %s. The rules there accept connections that"
             + " are known already, marked ones and those of other bridges, but no new connection"
             + " of a pod: pods do not reach other nodes, and other nodes do not reach them. Docker"
             + " sets this policy when it starts, and so does ufw.")
            .formatted(node),
        evidence,
        new Remedy(
            List.of(chain.program() + " -P FORWARD ACCEPT"),
            "Let the CNI accept its own range (flannel does it with --iptables-forward-rules), or"
                + " keep Docker from setting the policy (\"ip-forward-no-drop\": true or"
                + " \"iptables\": false in /etc/docker/daemon.json);"
                + " DEFAULT_FORWARD_POLICY=\"ACCEPT\" in /etc/default/ufw.",
            chain.program() + " -P FORWARD DROP",
            "The node forwards for everybody that reaches it, as far as no other rule forbids"
                + " it."));
  }

  /** What cannot be told where rules or devices are hidden. */
  Outcome.Unknown unknown() {
    return new Outcome.Unknown(
        chain.place().named("FORWARD"),
        "all rules of FORWARD with their devices, as iptables-save shows them");
  }

  private Outcome.Finding finding(
      String title, String explanation, List<Evidence> evidence, Remedy remedy) {
    return new Outcome.Finding(
        chain.place().named("FORWARD"),
        Severity.CRITICAL,
        title,
        explanation,
        evidence,
        List.of(
            chain.program() + " -S FORWARD",
            chain.program() + " -L FORWARD -n -v --line-numbers",
            "systemctl is-active firewalld iptables ufw docker"),
        remedy);
  }

  private static String ending(FilterRule rule) {
    return rule.target().equals("REJECT")
        ? "and the sender is told that the host is out of reach"
        : "and the sender hears nothing";
  }

  private static String ranges(PodTraffic traffic) {
    String text = traffic.pods().stream().map(Object::toString).collect(joining(", "));
    return text.isEmpty() ? "" : " (" + text + ")";
  }
}
