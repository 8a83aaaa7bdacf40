package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks over what a rule said of a node, in time, and tells the lives of its findings. It can be
 * copied, so that whoever learns of a later instant goes on from where nothing changed.
 */
final class FindingFold {

  private final String rule;
  private final NodeId node;
  private final List<FindingLife> ended;

  /** Subjects that were named and of which not the same is known as of all others. */
  private final SortedMap<String, Subject> subjects;

  /** When the condition was certainly false last, of every subject that is not among them. */
  private @Nullable Bound lastFalse;

  /** An instant, and what its observation gives as a bound from below. */
  private record Bound(Instant at, Instant begin) {}

  /** What is known of a subject: when its condition was certainly false, and whether it holds. */
  private record Subject(@Nullable Bound lastFalse, @Nullable Open open) {}

  /** A life that has begun and not yet ended. */
  private record Open(
      Window appeared, Outcome.Finding latest, Bound held, @Nullable Bound certain) {

    /** When we last knew of it; a belief counts only where there was never more than belief. */
    Bound lastSeen() {
      return certain == null ? held : certain;
    }
  }

  FindingFold(String rule, NodeId node) {
    this(rule, node, new ArrayList<>(), new TreeMap<>(), null);
  }

  private FindingFold(
      String rule,
      NodeId node,
      List<FindingLife> ended,
      SortedMap<String, Subject> subjects,
      @Nullable Bound lastFalse) {
    this.rule = rule;
    this.node = node;
    this.ended = ended;
    this.subjects = subjects;
    this.lastFalse = lastFalse;
  }

  FindingFold copy() {
    return new FindingFold(rule, node, new ArrayList<>(ended), new TreeMap<>(subjects), lastFalse);
  }

  /** Takes what the rule said of the next instant. */
  void step(Instant instant, Reach reach, Verdict verdict) {
    Bound bound = new Bound(instant, reach.beginOf(instant));
    verdict.named().forEach(name -> subjects.putIfAbsent(name, new Subject(lastFalse, null)));
    Instant end = reach.endOf(instant);
    subjects.replaceAll(
        (name, subject) -> {
          Optional<Outcome.Finding> finding = verdict.finding(name);
          if (finding.isPresent()) {
            return held(subject, bound, end, finding.get(), verdict.isCertain(name));
          }
          return verdict.isCertainlyFalse(name) ? wasFalse(subject, bound, end) : subject;
        });
    if (verdict.isClearOfOthers()) {
      lastFalse = bound;
    }
    subjects.values().removeIf(this::isLikeOthers);
  }

  private boolean isLikeOthers(Subject subject) {
    return subject.open() == null && Objects.equals(subject.lastFalse(), lastFalse);
  }

  private static Subject held(
      Subject subject, Bound bound, Instant end, Outcome.Finding finding, boolean isCertain) {
    Open open = subject.open();
    Window appeared = open == null ? window(subject.lastFalse(), end) : open.appeared();
    Bound before = open == null ? null : open.certain();
    return new Subject(
        subject.lastFalse(), new Open(appeared, finding, bound, isCertain ? bound : before));
  }

  private Subject wasFalse(Subject subject, Bound bound, Instant end) {
    Open open = subject.open();
    if (open != null) {
      Bound lastSeen = open.lastSeen();
      ended.add(life(open, lastSeen.at(), window(lastSeen, end)));
    }
    return new Subject(bound, null);
  }

  /** From a bound, open where there is none or it is not known, to an end. */
  private static Window window(@Nullable Bound after, Instant end) {
    if (after == null || after.begin().equals(Instant.MIN)) {
      return new Window(null, end);
    }
    return new Window(after.begin().isAfter(end) ? end : after.begin(), end);
  }

  private FindingLife life(Open open, Instant lastSeen, @Nullable Window gone) {
    return new FindingLife(rule, node, open.latest(), open.appeared(), lastSeen, gone);
  }

  /** The lives so far, in order. */
  List<FindingLife> lives() {
    List<FindingLife> lives = new ArrayList<>(ended);
    for (Subject subject : subjects.values()) {
      Open open = subject.open();
      if (open != null) {
        lives.add(life(open, open.held().at(), null));
      }
    }
    return lives.stream().sorted().toList();
  }
}
