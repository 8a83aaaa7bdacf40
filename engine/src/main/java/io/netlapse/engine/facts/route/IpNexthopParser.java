package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonMembers;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.NexthopObject;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code ip nexthop show} (ip-nexthop(8)): text, {@code -o}, {@code -d}, {@code -s}, {@code
 * -j}. Sample lines:
 *
 * <pre>{@code
 * id 1 via 10.1.0.9 dev v0 scope link
 * id 3 group 1,5/2
 * }</pre>
 */
public final class IpNexthopParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public IpNexthopParser() {
    super("ip-nexthop", 1, NexthopObject.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpCommand.of(command).filter(ip -> ip.lists("nexthop")).isPresent();
  }

  /** A family selects in a way that the facts do not tell: it leaves out all groups. */
  @Override
  public Scope scope(Command command) {
    return IpCommand.of(command)
        .filter(ip -> !command.filtered() && ip.family() == null && !ip.otherFamily())
        .flatMap(ip -> selected(ip.arguments()))
        .map(where -> Scope.of(Coverage.where(NexthopObject.KIND, where)))
        .orElse(Scope.ONLY_SHOWN);
  }

  private static Optional<Map<String, String>> selected(List<String> arguments) {
    if (arguments.isEmpty()) {
      return Optional.of(Map.of());
    }
    return arguments.size() == 2 && arguments.getFirst().equals("dev")
        ? Optional.of(Map.of("dev", arguments.getLast()))
        : Optional.empty();
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    if (JsonElements.looksLike(text)) {
      json(text, draft);
    } else {
      for (WrappedLine line : WrappedLine.of(text)) {
        line(line, draft);
      }
    }
  }

  private static void line(WrappedLine line, ReadingDraft draft) {
    if (NexthopLine.isStatistics(line.words())) {
      line.spans().forEach(draft::understood);
      return;
    }
    NexthopFields nexthop = new NexthopFields();
    boolean whole = NexthopLine.read(line.words(), nexthop);
    add(nexthop.toFact(), whole, line.spans(), draft);
  }

  private static void json(String text, ReadingDraft draft) {
    JsonElements elements = JsonElements.of(text);
    for (JsonObject element : elements.objects()) {
      if (element.members().isEmpty()) {
        draft.understood(element.span());
        continue;
      }
      NexthopFields nexthop = new NexthopFields();
      for (JsonMembers members = JsonMembers.of(element); members.hasNext(); ) {
        JsonMember member = members.next();
        if (!NexthopMember.read(member, members, nexthop)) {
          draft.unread(member.span());
        }
      }
      add(nexthop.toFact(), true, List.of(element.span()), draft);
    }
    elements.damaged().forEach(draft::unread);
  }

  private static void add(
      Optional<Fact> fact, boolean whole, List<Span> spans, ReadingDraft draft) {
    fact.ifPresent(nexthop -> draft.fact(nexthop, spans));
    if (fact.isEmpty() || !whole) {
      spans.forEach(draft::unread);
    }
  }
}
