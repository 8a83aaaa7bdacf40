package io.netlapse.engine.facts.manifest;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A reading of objects in the making. A fact that stands on damage is none: what it lacks nobody
 * knows. Not safe for many threads.
 */
public final class ManifestDraft {

  private final ReadingDraft draft;
  private final TreeMap<Integer, Integer> damage = new TreeMap<>();

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

  /** A fact that stands on one piece; none if the piece is damaged, which is then unread. */
  public void fact(Fact fact, Span span) {
    fact(fact, List.of(span));
  }

  /**
   * A fact that stands on several pieces, at least one; none if one of them is damaged, and then
   * they are unread.
   */
  public void fact(Fact fact, List<Span> spans) {
    if (spans.stream().allMatch(this::isWhole)) {
      draft.fact(fact, spans);
    } else {
      spans.forEach(span -> whole(span).forEach(draft::unread));
    }
  }

  /** A fact that stands on the whole of an object, but for what is damaged in it. */
  public void presence(Fact fact, Span object) {
    List<Span> pieces = whole(object);
    if (!pieces.isEmpty()) {
      draft.fact(fact, pieces);
    }
  }

  /** What is not damaged of a piece. */
  private List<Span> whole(Span object) {
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
    return pieces;
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

  private boolean isWhole(Span span) {
    Map.Entry<Integer, Integer> before = damage.floorEntry(span.start());
    boolean runsIn = before != null && before.getValue() > span.start();
    return !runsIn && damage.subMap(span.start(), true, span.end(), false).isEmpty();
  }
}
