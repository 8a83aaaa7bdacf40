package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.json.JsonValue.JsonText;
import java.util.List;
import java.util.Optional;

/** A statement of {@code nft -j} that changes addresses or ports, in nft's own language. */
final class JsonNat {

  private static final List<String> KNOWN = List.of("family", "addr", "port", "flags");

  private JsonNat() {}

  static Optional<String> text(String name, JsonObject inner) {
    if (!inner.members().stream().allMatch(member -> KNOWN.contains(member.name()))) {
      return Optional.empty();
    }
    Optional<String> address = part(inner, "addr");
    Optional<String> port = part(inner, "port");
    Optional<String> flags = part(inner, "flags");
    if (address.isEmpty() || port.isEmpty() || flags.isEmpty()) {
      return Optional.empty();
    }
    String to = address.get();
    if (!port.get().isEmpty()) {
      to = (isSix(inner) ? "[" + to + "]" : to) + ":" + port.get();
    }
    String family = inner.word("family");
    return Optional.of(
        name
            + (family.isEmpty() ? "" : " " + family)
            + (to.isEmpty() ? "" : " to " + to)
            + (flags.get().isEmpty() ? "" : " " + flags.get()));
  }

  private static boolean isSix(JsonObject inner) {
    return inner
        .member("addr")
        .map(JsonMember::value)
        .filter(value -> value instanceof JsonText text && text.value().indexOf(':') >= 0)
        .isPresent();
  }

  /** The text of a member; an empty text where there is none. */
  private static Optional<String> part(JsonObject inner, String name) {
    Optional<JsonValue> value = inner.member(name).map(JsonMember::value);
    return value.isEmpty() ? Optional.of("") : JsonExpression.text(value.get(), "");
  }
}
