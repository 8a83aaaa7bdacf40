package io.netlapse.engine.diagnostics.component;

import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.logs.LogEvent;
import java.util.List;

/**
 * The words about a unit that does not keep running.
 *
 * @param node whose
 * @param unit its name
 * @param agent what it is
 * @param restarts how often systemd restarted it; 0 where that is not known
 * @param lines what tells of it
 */
record UnitWords(String node, String unit, Agent agent, int restarts, List<SeenFact> lines) {

  /** It is started again and again. */
  Outcome.Finding loops(Severity severity) {
    String often = restarts == 0 ? "again and again" : "so far %d times".formatted(restarts);
    return finding(
        severity,
        "%s on %s ends and is started again, %s".formatted(unit, node, often),
        "systemd starts %s of %s anew after it ended by itself. ".formatted(unit, node));
  }

  /** It could not start, or ended and is not started again. */
  Outcome.Finding failed(Severity severity) {
    return finding(
        severity,
        "%s on %s has failed".formatted(unit, node),
        "%s of %s ended by itself, or could not start. ".formatted(unit, node));
  }

  /** Somebody stopped it. */
  Outcome.Finding standsStill(Severity severity) {
    return finding(
        severity,
        "%s on %s was stopped and does not run".formatted(unit, node),
        ("%s is to run on %s, did, and was stopped in order: by hand, by a package that was"
                + " changed, or by `kubeadm reset`. Nothing starts it before the next boot. ")
            .formatted(unit, node));
  }

  private Outcome.Finding finding(Severity severity, String title, String what) {
    return new Outcome.Finding(
        unit,
        severity,
        title,
        what + reason() + agent.effect(),
        lines.stream().map(SeenFact::evidence).toList(),
        List.of(
            "systemctl status --no-pager -l " + unit,
            "systemctl show -p NRestarts,Result,ExecMainStartTimestamp " + unit,
            "journalctl --no-pager -u %s -n 50".formatted(unit)),
        new Remedy(
            List.of(
                "journalctl --no-pager -b -u %s | grep -iE 'fail|error|fatal' | tail -n 20"
                    .formatted(unit),
                "systemctl reset-failed " + unit,
                "systemctl restart " + unit),
            "Cure what the first command shows; a restart alone ends the same way. Of kubelet that"
                + " is most often swap that is on, a cgroup driver that differs from the runtime's,"
                + " a flag that this release has no more, a certificate that ran out, or a missing"
                + " /var/lib/kubelet/config.yaml on a node that never joined.",
            "systemctl stop " + unit,
            "A restart of kubelet or kube-proxy does not touch pods that run; one of docker can"
                + " stop all containers unless live-restore is on."));
  }

  private String reason() {
    return lines.stream()
        .filter(seen -> seen.fact().kind().equals(LogEvent.KIND))
        .flatMap(seen -> seen.fact().field("reason").stream())
        .findFirst()
        .map(reason -> "It says: \"%s\". ".formatted(reason))
        .orElse("");
  }
}
