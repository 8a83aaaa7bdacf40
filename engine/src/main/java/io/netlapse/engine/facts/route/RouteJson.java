package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpFamily;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of {@code ip -j route show}: an object a route, such as {@code
 * {"dst":"default","gateway":"10.0.0.1","dev":"eth0","protocol":"dhcp","flags":[]}}.
 */
final class RouteJson {

  private static final Set<String> AFTER_ENCAP =
      Set.of("nhid", "gateway", "via", "dev", "table", "protocol", "scope", "flags", "weight");

  private final RouteCommand command;
  private final ReadingDraft draft;

  private RouteJson(RouteCommand command, ReadingDraft draft) {
    this.command = command;
    this.draft = draft;
  }

  static void read(String text, RouteCommand command, ReadingDraft draft) {
    RouteJson reader = new RouteJson(command, draft);
    JsonElements elements = JsonElements.of(text);
    IpFamily family = command.ip().family() == null ? IpFamily.INET : command.ip().family();
    for (JsonObject element : elements.objects()) {
      family = reader.element(element, family);
    }
    elements.damaged().forEach(draft::unread);
  }

  /**
   * Reads a route. Returns its family, which the next one goes with if it does not tell its own.
   */
  private IpFamily element(JsonObject element, IpFamily before) {
    if (element.members().isEmpty()) {
      draft.understood(element.span());
      return before;
    }
    RouteFields route = new RouteFields();
    Iterator<JsonMember> members = element.members().iterator();
    JsonMember member = members.hasNext() ? members.next() : null;
    while (member != null) {
      if (member.name().equals("encap")) {
        StringBuilder encap = new StringBuilder();
        member = encap(member, members, encap);
        route.put("encap", encap.toString());
      } else {
        if (!RouteMember.read(member, route)) {
          draft.unread(member.span());
        }
        member = members.hasNext() ? members.next() : null;
      }
    }
    IpFamily family = command.ip().family() != null ? before : route.family().orElse(before);
    Optional<Fact> fact = route.toRoute(family, command);
    if (fact.isPresent()) {
      draft.fact(fact.get(), element.span());
    } else {
      draft.unread(element.span());
    }
    return family;
  }

  /**
   * Takes the members of an encapsulation, which stand among the route's own and may be called as
   * they are. Returns the first member behind them; null where none follows.
   */
  static @Nullable JsonMember encap(
      JsonMember encap, Iterator<JsonMember> members, StringBuilder text) {
    String kind = encap.value().word();
    text.append(kind);
    while (members.hasNext()) {
      JsonMember member = members.next();
      if (AFTER_ENCAP.contains(member.name())) {
        return member;
      }
      // Of labels, text has no name: "encap mpls 100/200".
      boolean label = kind.equals("mpls") && member.name().equals("dst");
      text.append(label ? " " : " " + member.name() + " ").append(member.value().word());
    }
    return null;
  }

  /** The items of a member that is an array; none of any other. */
  static List<JsonValue> items(JsonMember member) {
    return member.value() instanceof JsonArray array ? array.items() : List.of();
  }
}
