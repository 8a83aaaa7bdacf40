package io.netlapse.engine.facts.neighbour;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.LearnedNeighbour;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.UnansweredNeighbour;
import io.netlapse.spi.snapshot.Command;
import java.util.Optional;

/**
 * Reads {@code ip neighbour show} (ip-neighbour(8)): text, {@code -s}, {@code -j}, of iproute2 and
 * of busybox. A sample line:
 *
 * <pre>{@code 10.80.2.0 dev flannel.1 lladdr 8e:10:00:00:00:02 PERMANENT }</pre>
 *
 * <p>{@code ip -br neighbour} prints no state, so that what is permanent cannot be told from what
 * comes and goes: it is not read.
 */
public final class IpNeighbourParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public IpNeighbourParser() {
    super("ip-neigh", 3, Neighbour.KIND, LearnedNeighbour.KIND, UnansweredNeighbour.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpCommand.of(command)
        .filter(ip -> ip.lists("neighbor") || ip.lists("neighbour"))
        .filter(ip -> !ip.brief())
        .isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return IpCommand.of(command)
        .map(ip -> NeighbourCommand.of(ip).scope(command))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    String dev = IpCommand.of(command).map(ip -> NeighbourCommand.of(ip).dev()).orElse("");
    if (JsonElements.looksLike(text)) {
      json(text, dev, draft);
    } else {
      for (Line line : Line.of(text)) {
        NeighbourFields neighbour = neighbour(dev);
        boolean whole = NeighbourLine.read(line.words(), neighbour);
        add(neighbour, whole, line.span(), draft);
      }
    }
  }

  private static NeighbourFields neighbour(String dev) {
    NeighbourFields neighbour = new NeighbourFields();
    if (!dev.isEmpty()) {
      neighbour.dev(dev);
    }
    return neighbour;
  }

  private static void add(NeighbourFields neighbour, boolean whole, Span span, ReadingDraft draft) {
    Optional<Fact> fact = neighbour.toFact();
    if (fact.isPresent()) {
      draft.fact(fact.get(), span);
    } else if (neighbour.isPassing()) {
      draft.understood(span);
    }
    if (!whole || (fact.isEmpty() && !neighbour.isPassing())) {
      draft.unread(span);
    }
  }

  private static void json(String text, String dev, ReadingDraft draft) {
    JsonElements elements = JsonElements.of(text);
    for (JsonObject element : elements.objects()) {
      if (element.members().isEmpty()) {
        draft.understood(element.span());
        continue;
      }
      NeighbourFields neighbour = neighbour(dev);
      for (JsonMember member : element.members()) {
        if (!member(member, neighbour)) {
          draft.unread(member.span());
        }
      }
      add(neighbour, true, element.span(), draft);
    }
    elements.damaged().forEach(draft::unread);
  }

  private static boolean member(JsonMember member, NeighbourFields neighbour) {
    String word = member.value().word();
    switch (member.name()) {
      case "dst" -> neighbour.address(word);
      case "dev" -> neighbour.dev(word);
      case "lladdr" -> neighbour.lladdr(word);
      case "protocol" -> neighbour.proto(word);
      case "state" -> {
        return states(member, neighbour);
      }
      case "refcnt", "ref", "used", "confirmed", "updated", "probes" -> {
        // Counters and ages.
      }
      default -> {
        if (!NeighbourLine.isFlag(member.name())) {
          return false;
        }
        neighbour.flag(member.name());
      }
    }
    return true;
  }

  private static boolean states(JsonMember member, NeighbourFields neighbour) {
    boolean known = true;
    if (member.value() instanceof JsonArray states) {
      for (JsonValue state : states.items()) {
        known &= neighbour.state(state.word());
      }
    }
    return known;
  }
}
