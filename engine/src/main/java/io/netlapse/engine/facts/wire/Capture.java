package io.netlapse.engine.facts.wire;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.ConnectionAttempt;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.UnansweredNeighbour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the packets of one capture say together. Not safe for many threads. */
final class Capture {

  /** A question that was asked so often and not answered was not lost by chance. */
  private static final int ASKED_ENOUGH = 3;

  /** A device and an address that was asked for on it. */
  private record Asked(String dev, IpAddress address) {}

  private final boolean hidesAnswers;
  private final ReadingDraft draft;
  private final Map<Asked, Answers> answers = new LinkedHashMap<>();
  private final Map<Asked, List<Span>> questions = new LinkedHashMap<>();
  private final Map<ConnectionAttempt, List<Span>> attempts = new LinkedHashMap<>();

  Capture(boolean hidesAnswers, ReadingDraft draft) {
    this.hidesAnswers = hidesAnswers;
    this.draft = draft;
  }

  /** A question; who asks for an address of its own only announces it. */
  boolean asked(String dev, String address, String by, Span span) {
    Optional<IpAddress> known = IpAddress.parse(address);
    if (known.isEmpty() || address.equals(by) || dev.isEmpty()) {
      return false;
    }
    questions.computeIfAbsent(new Asked(dev, known.get()), _ -> new ArrayList<>()).add(span);
    return true;
  }

  boolean answered(String dev, String address, String lladdr, Span span) {
    Optional<IpAddress> known = IpAddress.parse(address);
    if (known.isEmpty() || dev.isEmpty()) {
      return false;
    }
    answers
        .computeIfAbsent(new Asked(dev, known.get()), _ -> new Answers())
        .add(lladdr.toLowerCase(Locale.ROOT), span);
    return true;
  }

  boolean opened(String dev, String source, String destination, String port, Span span) {
    Optional<IpAddress> from = IpAddress.parse(source);
    Optional<IpAddress> to = IpAddress.parse(destination);
    if (from.isEmpty() || to.isEmpty() || dev.isEmpty()) {
      return false;
    }
    attempts
        .computeIfAbsent(
            new ConnectionAttempt(dev, from.get(), to.get(), port), _ -> new ArrayList<>())
        .add(span);
    return true;
  }

  void tell() {
    Set<IpAddress> answering = new HashSet<>();
    answers.forEach(
        (asked, all) -> {
          answering.add(asked.address());
          // On many devices at once, bridges and bonds show one answer more than once.
          if (asked.dev().equals("any")) {
            all.understood(draft);
          } else {
            all.tell(asked.dev(), asked.address(), draft);
          }
        });
    questions.forEach(
        (asked, spans) -> {
          boolean unanswered =
              spans.size() >= ASKED_ENOUGH
                  && !hidesAnswers
                  && !answering.contains(asked.address())
                  && UnansweredNeighbour.isPodGateway(asked.address());
          if (unanswered) {
            draft.fact(new UnansweredNeighbour(asked.dev(), asked.address()).toFact(), spans);
          } else {
            spans.forEach(draft::raw);
          }
        });
    attempts.forEach((attempt, spans) -> draft.fact(attempt.toFact(), spans));
  }
}
