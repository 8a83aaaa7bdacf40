package io.netlapse.engine.diagnostics.component;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodRestarts;
import io.netlapse.spi.kubernetes.PodStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Agents of nodes that run as pods, and that do not keep running. */
final class AgentPods {

  private static final Set<String> BROKEN =
      Set.of("CrashLoopBackOff", "Error", "OOMKilled", "RunContainerError", "StartError");

  /** So many restarts are worth a word. */
  private static final int MANY = 10;

  private AgentPods() {}

  /** What there is to say of the agents' pods on this node. */
  static List<Outcome> findings(Told told) {
    SortedMap<String, Outcome> findings = new TreeMap<>();
    Map<String, SeenFact> places = byPod(told, PodNode.KIND);
    Map<String, SeenFact> counts = byPod(told, PodRestarts.KIND);
    for (SeenFact seen : told.all(PodStatus.KIND)) {
      PodStatus pod = PodStatus.of(seen.fact());
      Optional<Agent> agent = Agent.ofPod(pod.pod());
      if (agent.isEmpty()) {
        continue;
      }
      Optional<SeenFact> place = Optional.ofNullable(places.get(name(pod)));
      boolean here =
          place
              .map(at -> told.speaksOf(PodNode.of(at.fact()).node(), seen))
              .orElse(told.showed(seen));
      if (here) {
        Optional<SeenFact> restarts = Optional.ofNullable(counts.get(name(pod)));
        severity(pod, restarts)
            .ifPresent(
                severity ->
                    findings.putIfAbsent(
                        name(pod), finding(pod, seen, place, restarts, agent.get(), severity)));
      }
    }
    return new ArrayList<>(findings.values());
  }

  private static Optional<Severity> severity(PodStatus pod, Optional<SeenFact> restarts) {
    String status = pod.status().substring(pod.status().indexOf(':') + 1);
    if (BROKEN.contains(status)) {
      return Optional.of(Severity.WARNING);
    }
    boolean many =
        restarts.filter(seen -> PodRestarts.of(seen.fact()).restarts() >= MANY).isPresent();
    if (!many) {
      return Optional.empty();
    }
    return Optional.of(pod.ready() < pod.containers() ? Severity.WARNING : Severity.INFO);
  }

  /** The first fact of a kind about each pod, by {@code namespace/pod}. */
  private static Map<String, SeenFact> byPod(Told told, FactKind kind) {
    Map<String, SeenFact> byPod = new HashMap<>();
    for (SeenFact seen : told.all(kind)) {
      Fact fact = seen.fact();
      byPod.putIfAbsent(fact.field("namespace", "") + "/" + fact.field("pod", ""), seen);
    }
    return byPod;
  }

  private static String name(PodStatus pod) {
    return pod.namespace() + "/" + pod.pod();
  }

  private static Outcome.Finding finding(
      PodStatus pod,
      SeenFact status,
      Optional<SeenFact> place,
      Optional<SeenFact> restarts,
      Agent agent,
      Severity severity) {
    String where = place.map(at -> " on " + PodNode.of(at.fact()).node()).orElse("");
    String often =
        restarts
            .map(seen -> ", restarted %d times".formatted(PodRestarts.of(seen.fact()).restarts()))
            .orElse("");
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(status.evidence());
    restarts
        .map(SeenFact::evidence)
        .filter(line -> !evidence.contains(line))
        .ifPresent(evidence::add);
    place.map(SeenFact::evidence).filter(line -> !evidence.contains(line)).ifPresent(evidence::add);
    String both = "-n %s %s".formatted(pod.namespace(), pod.pod());
    return new Outcome.Finding(
        name(pod),
        severity,
        "%s%s is %s%s".formatted(name(pod), where, pod.status(), often),
        (severity == Severity.INFO
                    ? "The pod %s runs, and its containers were started anew often. "
                    : "The pod %s does not keep running. ")
                .formatted(name(pod))
            + agent.effect(),
        evidence,
        List.of(
            "kubectl get pod -o wide " + both,
            "kubectl logs --all-containers --previous --tail=50 " + both,
            "kubectl describe pod " + both),
        new Remedy(
            List.of(
                "kubectl logs --all-containers --previous --tail=50 " + both,
                "kubectl delete pod " + both),
            "Cure what the first command shows: a pod that is started anew ends the same way. A"
                + " restart helps only against what was wrong at its start.",
            "None is needed: the DaemonSet makes the pod anew.",
            "Until the new pod is ready the node does not follow changes, as before."));
  }
}
