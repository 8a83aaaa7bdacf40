package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonMembers;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpFamily;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON of {@code ip -j route show}: an object a route, such as {@code
 * {"dst":"default","gateway":"10.0.0.1","dev":"eth0","protocol":"dhcp","flags":[]}}.
 */
final class RouteJson {

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
    for (JsonMembers members = JsonMembers.of(element); members.hasNext(); ) {
      JsonMember member = members.next();
      if (!RouteMember.read(member, members, route)) {
        draft.unread(member.span());
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

  /** The items of a member that is an array; none of any other. */
  static List<JsonValue> items(JsonMember member) {
    return member.value() instanceof JsonArray array ? array.items() : List.of();
  }
}
