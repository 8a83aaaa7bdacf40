package io.netlapse.engine.facts.manifest;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A reading of objects in the making. A fact that stands on damage is none: what it lacks nobody
 * knows. Not safe for many threads.
 */
public final class ManifestDraft {

  private final ReadingDraft draft;
  private final TreeMap<Integer, Integer> damage = new TreeMap<>();
  private final TreeSet<Span> lost = new TreeSet<>();

  /** Writes to a draft, and first what could not be read. */
  public ManifestDraft(ReadingDraft draft, List<Span> damaged) {
    this.draft = draft;
    damaged.forEach(this::damage);
  }

  /** A piece that could not be read. */
  void damage(Span span) {
    draft.unread(span);
    damage.merge(span.start(), span.end(), Math::max);
  }

  /** A fact that stands on one piece; none if the piece is damaged. */
  public void fact(Fact fact, Span span) {
    fact(fact, List.of(span));
  }

  /**
   * A fact that stands on several pieces, at least one; none if one of them is damaged, and then
   * their lines are unread, unless another fact stands on them.
   */
  public void fact(Fact fact, List<Span> spans) {
    if (spans.stream().allMatch(this::isWhole)) {
      draft.fact(fact, spans);
    } else {
      lost.addAll(spans);
    }
  }

  /** A fact that stands on the whole of an object, but for what is damaged in it. */
  public void presence(Fact fact, Span object) {
    List<Span> pieces = new ArrayList<>();
    int from = object.start();
    for (Map.Entry<Integer, Integer> hole :
        damage.subMap(object.start(), true, object.end(), false).entrySet()) {
      if (hole.getKey() > from) {
        pieces.add(new Span(from, hole.getKey()));
      }
      from = Math.max(from, hole.getValue());
    }
    if (from < object.end()) {
      pieces.add(new Span(from, object.end()));
    }
    if (!pieces.isEmpty()) {
      draft.fact(fact, pieces);
    }
  }

  /** Members that are not of the known names are unread. */
  public void unreadBut(Set<String> known, JsonObject object) {
    for (JsonMember member : object.members()) {
      if (!known.contains(member.name())) {
        unread(member.span());
      }
    }
  }

  /** A piece that nobody here knows. */
  public void unread(Span span) {
    draft.unread(span);
  }

  /** A piece that says no fact. */
  public void understood(Span span) {
    draft.understood(span);
  }

  /**
   * Once all is read: lines of facts that damage took away are unread if nothing else is on them.
   */
  void end(String text) {
    if (lost.isEmpty()) {
      return;
    }
    BitSet accounted = new BitSet(text.length());
    draft.accounted().forEach(span -> accounted.set(span.start(), span.end()));
    BitSet behind = new BitSet(text.length());
    lost.forEach(span -> behind.set(span.start(), span.end()));
    for (Line line : Line.of(text)) {
      int start = line.start() + line.indent();
      boolean told = isSet(accounted, start, line.end());
      if (!told && isSet(behind, start, line.end())) {
        draft.unread(new Span(start, line.end()));
      }
    }
  }

  private static boolean isSet(BitSet places, int from, int to) {
    int next = places.nextSetBit(from);
    return next >= 0 && next < to;
  }

  private boolean isWhole(Span span) {
    Map.Entry<Integer, Integer> before = damage.floorEntry(span.start());
    boolean runsIn = before != null && before.getValue() > span.start();
    return !runsIn && damage.subMap(span.start(), true, span.end(), false).isEmpty();
  }
}
