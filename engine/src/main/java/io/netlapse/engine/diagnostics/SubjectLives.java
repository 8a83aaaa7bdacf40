package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Walks over what a rule said of one subject, in time, and tells the lives of its finding. */
final class SubjectLives {

  private final String rule;
  private final NodeId node;
  private final String subject;
  private final Bounds bounds;
  private final List<FindingLife> lives = new ArrayList<>();

  private @Nullable Instant lastFalse;
  private @Nullable Open open;

  /** A life that has begun and not yet ended. */
  private record Open(
      Window appeared, Outcome.Finding latest, Instant held, @Nullable Instant certain) {

    /** When we last knew of it; a belief counts only where there was never more than belief. */
    Instant lastSeen() {
      return certain == null ? held : certain;
    }
  }

  SubjectLives(String rule, NodeId node, String subject, Bounds bounds) {
    this.rule = rule;
    this.node = node;
    this.subject = subject;
    this.bounds = bounds;
  }

  /** The lives, in order. To be called once. */
  List<FindingLife> of(SortedMap<Instant, Verdict> verdicts) {
    verdicts.forEach(this::step);
    if (open != null) {
      lives.add(new FindingLife(rule, node, open.latest(), open.appeared(), open.held(), null));
    }
    return lives;
  }

  private void step(Instant instant, Verdict verdict) {
    Optional<Outcome.Finding> finding = verdict.finding(subject);
    if (finding.isPresent()) {
      held(instant, finding.get(), verdict.isCertain(subject));
    } else if (verdict.isCertainlyFalse(subject)) {
      wasFalse(instant);
    }
  }

  private void held(Instant instant, Outcome.Finding finding, boolean isCertain) {
    Window appeared = open == null ? bounds.window(lastFalse, instant) : open.appeared();
    Instant before = open == null ? null : open.certain();
    open = new Open(appeared, finding, instant, isCertain ? instant : before);
  }

  private void wasFalse(Instant instant) {
    if (open != null) {
      Window gone = bounds.window(open.lastSeen(), instant);
      lives.add(new FindingLife(rule, node, open.latest(), open.appeared(), open.lastSeen(), gone));
      open = null;
    }
    lastFalse = instant;
  }
}
