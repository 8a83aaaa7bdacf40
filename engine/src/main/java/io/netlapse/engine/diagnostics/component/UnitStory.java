package io.netlapse.engine.diagnostics.component;

import io.netlapse.spi.config.UnitBrief;
import io.netlapse.spi.config.UnitSince;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.system.UnitRestarts;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a node tells of one unit. Collected line by line; not safe for many threads while it is
 * written to.
 */
final class UnitStory {

  /** Programs whose failures the catalogue of logs has, and their units. */
  private static final Map<String, String> UNITS =
      Map.of(
          "kubelet", "kubelet.service",
          "kube-proxy", "kube-proxy.service",
          "k3s", "k3s.service",
          "k3s-agent", "k3s-agent.service");

  private static final Set<String> TO_RUN = Set.of("enabled", "enabled-runtime", "linked");

  /** So often in one log is again and again. */
  private static final int OFTEN_LOGGED = 3;

  /** So often since somebody started it is worth a word, and so often too many. */
  private static final int SOME = 3;

  private static final int MANY = 10;

  private final String unit;
  private final Agent agent;
  private final Map<FactKind, SeenFact> single = new HashMap<>();
  private final Map<String, SeenFact> answers = new HashMap<>();
  private final Map<String, List<SeenFact>> logged = new HashMap<>();

  private UnitStory(String unit, Agent agent) {
    this.unit = unit;
    this.agent = agent;
  }

  /** The stories of all units of agents, by name. */
  static Collection<UnitStory> of(NodeView node) {
    SortedMap<String, UnitStory> stories = new TreeMap<>();
    for (FactKind kind :
        List.of(UnitState.KIND, UnitSince.KIND, UnitStart.KIND, UnitRestarts.KIND)) {
      for (SeenFact seen : node.facts(kind)) {
        story(stories, seen.fact().field("unit", ""))
            .ifPresent(story -> story.single.put(kind, seen));
      }
    }
    for (SeenFact seen : node.facts(UnitBrief.KIND)) {
      UnitBrief brief = UnitBrief.of(seen.fact());
      story(stories, brief.unit()).ifPresent(story -> story.answers.put(brief.form(), seen));
    }
    for (SeenFact seen : node.facts(LogEvent.KIND)) {
      LogEvent event = LogEvent.of(seen.fact());
      String unit =
          event.event().equals("component-failed")
              ? UNITS.getOrDefault(event.program(), "")
              : event.details().getOrDefault("unit", "");
      story(stories, unit)
          .ifPresent(
              story ->
                  story.logged.computeIfAbsent(event.event(), _ -> new ArrayList<>()).add(seen));
    }
    return stories.values();
  }

  private static Optional<UnitStory> story(SortedMap<String, UnitStory> stories, String unit) {
    return Agent.ofUnit(unit)
        .map(agent -> stories.computeIfAbsent(unit, name -> new UnitStory(name, agent)));
  }

  /** What is wrong with it, if anything is. */
  Optional<Outcome> finding(String node) {
    UnitWords words = new UnitWords(node, unit, agent, restarts(), lines());
    UnitState state = state();
    if (state == null) {
      return unstated(words);
    }
    if (state.active().equals("activating") && state.sub().startsWith("auto-restart")) {
      return Optional.of(words.loops(Severity.WARNING));
    }
    if (state.active().equals("failed")) {
      return Optional.of(
          words.failed("disabled".equals(state.enabled()) ? Severity.INFO : Severity.WARNING));
    }
    String enabled = state.enabled();
    if (state.active().equals("inactive")) {
      return enabled != null && TO_RUN.contains(enabled) && ran()
          ? Optional.of(words.standsStill(Severity.WARNING))
          : Optional.empty();
    }
    if (restarts() >= SOME) {
      return Optional.of(words.loops(restarts() >= MANY ? Severity.WARNING : Severity.INFO));
    }
    // It runs now; what the log tells is the past.
    return loopsInLog() ? Optional.of(words.loops(Severity.INFO)) : Optional.empty();
  }

  /** The finding where no output shows the state in full. */
  private Optional<Outcome> unstated(UnitWords words) {
    String active = answer("is-active");
    if (active.equals("failed") || answer("is-failed").equals("failed")) {
      return Optional.of(words.failed(Severity.WARNING));
    }
    if (active.equals("activating") && agent == Agent.KUBELET) {
      return Optional.of(words.loops(Severity.WARNING));
    }
    if (active.equals("inactive") && answer("is-enabled").equals("enabled")) {
      return Optional.of(words.standsStill(Severity.INFO));
    }
    if (restarts() >= SOME || loopsInLog()) {
      boolean loud = loopsInLog() ? !active.equals("active") : restarts() >= MANY;
      return Optional.of(words.loops(loud ? Severity.WARNING : Severity.INFO));
    }
    if (active.equals("active")) {
      return Optional.empty();
    }
    if (count("component-failed") > 0 || count("unit-start-failed") > 0) {
      return Optional.of(words.failed(Severity.INFO));
    }
    return stoppedAtLast() ? Optional.of(words.standsStill(Severity.INFO)) : Optional.empty();
  }

  private @Nullable UnitState state() {
    SeenFact seen = single.get(UnitState.KIND);
    return seen == null ? null : UnitState.of(seen.fact());
  }

  private int restarts() {
    SeenFact seen = single.get(UnitRestarts.KIND);
    return seen == null ? 0 : UnitRestarts.of(seen.fact()).count();
  }

  private String answer(String form) {
    SeenFact seen = answers.get(form);
    return seen == null ? "" : UnitBrief.of(seen.fact()).state();
  }

  /** Whether it ran in this boot: systemd tells a time only of what has been up. */
  private boolean ran() {
    return single.containsKey(UnitSince.KIND)
        || single.containsKey(UnitStart.KIND)
        || !logged.isEmpty();
  }

  private boolean loopsInLog() {
    return count("unit-start-limit") > 0
        || count("unit-restart-scheduled") >= OFTEN_LOGGED
        || count("unit-failed") >= OFTEN_LOGGED
        || count("unit-exited") >= OFTEN_LOGGED
        || count("component-failed") >= OFTEN_LOGGED
        || logged("unit-restart-scheduled").stream().anyMatch(UnitStory::isMany);
  }

  private static boolean isMany(SeenFact seen) {
    String counter = LogEvent.of(seen.fact()).details().getOrDefault("counter", "0");
    return counter.length() > 1 || counter.compareTo("" + OFTEN_LOGGED) >= 0;
  }

  /** Whether the log ends with a stop of the unit, as far as its times compare. */
  private boolean stoppedAtLast() {
    String stopped = latest("unit-stopped");
    return !stopped.isEmpty() && stopped.compareTo(latest("unit-started")) > 0;
  }

  private String latest(String event) {
    return logged(event).stream()
        .map(seen -> seen.fact().field("at", ""))
        .max(String::compareTo)
        .orElse("");
  }

  private List<SeenFact> logged(String event) {
    return logged.getOrDefault(event, List.of());
  }

  private int count(String event) {
    return logged(event).size();
  }

  /** The lines that tell the story, the most telling first. */
  private List<SeenFact> lines() {
    List<SeenFact> lines = new ArrayList<>();
    for (FactKind kind :
        List.of(UnitState.KIND, UnitRestarts.KIND, UnitSince.KIND, UnitStart.KIND)) {
      if (single.containsKey(kind)) {
        lines.add(single.get(kind));
      }
    }
    lines.addAll(answers.values());
    for (String event :
        List.of(
            "component-failed",
            "unit-start-limit",
            "unit-restart-scheduled",
            "unit-failed",
            "unit-exited",
            "unit-oom-killed",
            "unit-start-failed",
            "unit-stopped")) {
      List<SeenFact> all = logged(event);
      lines.addAll(all.subList(Math.max(0, all.size() - 2), all.size()));
    }
    return lines;
  }
}
