package io.netlapse.engine.facts.bird;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.bird.BgpNeighbour;
import io.netlapse.spi.bird.BgpPhase;
import io.netlapse.spi.bird.BgpSession;
import io.netlapse.spi.bird.BgpSessionDetail;
import io.netlapse.spi.bird.BirdChannel;
import io.netlapse.spi.bird.BirdProtocol;
import io.netlapse.spi.bird.BirdVersion;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code birdc show protocols} and {@code show protocols all}. A sample line:
 *
 * <pre>{@code Mesh_10_0_0_2 BGP      master   up     09:58:46    Established   }</pre>
 */
public final class BirdProtocolsParser extends BirdParser {

  private static final Set<String> STATES =
      Set.of("up", "start", "down", "stop", "feed", "flush", "wait", "hungry");

  /** For {@link java.util.ServiceLoader}. */
  public BirdProtocolsParser() {
    super(
        "bird-protocols",
        "protocols",
        BirdProtocol.KIND,
        BgpSession.KIND,
        BgpPhase.KIND,
        BgpNeighbour.KIND,
        BgpSessionDetail.KIND,
        BirdChannel.KIND);
  }

  @Override
  public Scope scope(Command command) {
    return BirdCommand.of(command)
        .filter(bird -> !command.filtered())
        .map(BirdProtocolsParser::scope)
        .orElse(Scope.ONLY_SHOWN);
  }

  private static Scope scope(BirdCommand bird) {
    List<String> rest = bird.rest();
    boolean details = !rest.isEmpty() && BirdCommand.isShort(rest.getFirst(), "all");
    if (rest.size() > (details ? 1 : 0)) {
      return Scope.ONLY_SHOWN;
    }
    Stream<FactKind> kinds =
        Stream.of(BirdProtocol.KIND, BgpSession.KIND, BgpPhase.KIND, BirdVersion.KIND);
    if (details) {
      kinds =
          Stream.concat(
              kinds, Stream.of(BgpNeighbour.KIND, BgpSessionDetail.KIND, BirdChannel.KIND));
    }
    return Scope.of(
        kinds
            .map(kind -> Coverage.where(kind, Map.of("daemon", bird.daemon())))
            .toArray(Coverage[]::new));
  }

  @Override
  void read(List<Line> lines, BirdCommand command, ReadingDraft draft) {
    ProtocolDetail detail = null;
    for (Line line : lines) {
      if (line.indent() > 0) {
        detail(line, detail, draft);
        continue;
      }
      if (detail != null) {
        detail.end();
      }
      detail = protocol(line, command, draft);
    }
    if (detail != null) {
      detail.end();
    }
  }

  private static void detail(Line line, @Nullable ProtocolDetail detail, ReadingDraft draft) {
    if (detail == null) {
      draft.unread(line.span());
    } else {
      detail.line(line);
    }
  }

  /** Name, protocol, table, state, since, and what it says of itself. */
  private static @Nullable ProtocolDetail protocol(
      Line line, BirdCommand command, ReadingDraft draft) {
    Words words = line.words();
    String name = words.next();
    String type = words.next();
    if (name.equalsIgnoreCase("name") && type.equalsIgnoreCase("proto")) {
      draft.understood(line.span());
      return null;
    }
    String table = words.next();
    String state = words.next();
    if (!STATES.contains(state)) {
      draft.unread(line.span());
      return null;
    }
    String known = table.equals("---") ? null : table;
    draft.fact(new BirdProtocol(command.daemon(), name, type, known, state).toFact(), line.span());
    since(words);
    session(name, type, state, words.rest(), line, command, draft);
    return new ProtocolDetail(command, name, draft);
  }

  /** A time of day, a date, or both. */
  private static void since(Words words) {
    boolean date = words.peek().indexOf('-') > 0;
    words.next();
    if (date && words.peek().indexOf(':') > 0) {
      words.next();
    }
  }

  private static void session(
      String name,
      String type,
      String state,
      String info,
      Line line,
      BirdCommand command,
      ReadingDraft draft) {
    if (!type.equals("BGP")) {
      return;
    }
    Optional<BgpInfo> told =
        info.isBlank() && state.equals("down")
            ? Optional.of(new BgpInfo("Down", null))
            : BgpInfo.of(info);
    if (told.isEmpty()) {
      draft.unread(line.span());
      return;
    }
    BgpInfo session = told.get();
    draft.fact(new BgpSession(command.daemon(), name, session.established()).toFact(), line.span());
    draft.fact(
        new BgpPhase(command.daemon(), name, session.phase(), session.error()).toFact(),
        line.span());
  }
}
