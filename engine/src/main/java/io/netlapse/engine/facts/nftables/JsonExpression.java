package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonLiteral;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.json.JsonValue.JsonText;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * An expression of {@code nft -j} (libnftables-json(5), EXPRESSIONS) in nft's own language. Empty
 * wherever the text form is not known for certain.
 */
final class JsonExpression {

  private static final Set<String> UNQUALIFIED =
      Set.of("iif", "iifname", "iifgroup", "oif", "oifname", "oifgroup");

  /** Their numbers, nft -n -j prints with the bytes in the order of the machine. */
  private static final Set<String> SWAPPED =
      Set.of("ether type", "meta protocol", "arp operation", "vlan type");

  private JsonExpression() {}

  /**
   * The text of an expression.
   *
   * @param selector what is compared with it or set to it, such as {@code meta mark}: it decides
   *     how numbers are written; empty where nothing is
   */
  static Optional<String> text(JsonValue value, String selector) {
    return switch (value) {
      case JsonText text -> Optional.of(Texts.quoted(text.value()));
      case JsonLiteral literal -> literal(literal.raw(), selector);
      case JsonArray array -> joined(array, selector, ",");
      case JsonObject object ->
          object.members().size() == 1
              ? object(object.members().getFirst(), selector)
              : Optional.empty();
    };
  }

  /** What numbers of a selector are written like: a mark is hexadecimal. */
  static boolean isMark(String selector) {
    return selector.startsWith("meta mark")
        || selector.startsWith("ct mark")
        || selector.equals("mark");
  }

  private static Optional<String> literal(String raw, String selector) {
    if (raw.equals("true")) {
      return Optional.of("exists");
    }
    if (raw.equals("false")) {
      return Optional.of("missing");
    }
    if (isMark(selector) && Texts.isNumber(raw) && raw.length() < 12) {
      return Optional.of("0x%08x".formatted(Long.parseLong(raw)));
    }
    return SWAPPED.contains(selector)
        ? Optional.empty()
        : Optional.of(NumberNames.named(selector, raw));
  }

  private static Optional<String> joined(JsonArray array, String selector, String separator) {
    StringJoiner joiner = new StringJoiner(separator);
    for (JsonValue item : array.items()) {
      Optional<String> text = text(item, selector);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      joiner.add(text.get());
    }
    return array.items().isEmpty() ? Optional.empty() : Optional.of(joiner.toString());
  }

  private static Optional<String> object(JsonMember member, String selector) {
    JsonValue value = member.value();
    return switch (member.name()) {
      case "&", "|", "^", "<<", ">>" ->
          value instanceof JsonArray pair
              ? operation(pair, member.name(), selector)
              : Optional.empty();
      case "concat" ->
          value instanceof JsonArray parts ? joined(parts, "", " . ") : Optional.empty();
      case "range" -> value instanceof JsonArray ends ? range(ends, selector) : Optional.empty();
      case "set" -> value instanceof JsonArray items ? set(items, selector) : Optional.empty();
      case "accept", "drop", "continue", "return" -> Optional.of(member.name());
      default ->
          value instanceof JsonObject inner
              ? named(member.name(), inner, selector)
              : Optional.empty();
    };
  }

  private static Optional<String> named(String name, JsonObject inner, String selector) {
    return switch (name) {
      case "payload" -> payload(inner);
      case "meta" -> word(inner, "key").map(key -> UNQUALIFIED.contains(key) ? key : "meta " + key);
      case "ct" -> ct(inner);
      case "rt" -> word(inner, "key").map(key -> "rt " + prefix(inner, "family") + key);
      case "socket" -> word(inner, "key").map(key -> "socket " + key);
      case "fib" -> fib(inner);
      case "tcp option" ->
          word(inner, "name").map(option -> "tcp option " + option + suffix(inner, "field"));
      case "exthdr" ->
          word(inner, "name")
              .map(
                  header ->
                      has(inner, "field") ? header + suffix(inner, "field") : "exthdr " + header);
      case "prefix" -> prefix(inner, selector, "/");
      case "numgen" ->
          word(inner, "mode")
              .map(mode -> "numgen " + mode + " mod " + inner.word("mod") + offset(inner));
      case "jhash" -> hash(inner);
      case "symhash" -> Optional.of("symhash mod " + inner.word("mod") + offset(inner));
      case "map" -> map(inner, "map", selector);
      case "jump", "goto" -> word(inner, "target").map(target -> name + " " + target);
      case "elem" -> element(inner, selector);
      default -> Optional.empty();
    };
  }

  private static Optional<String> operation(JsonArray pair, String operator, String selector) {
    if (pair.items().size() != 2) {
      return Optional.empty();
    }
    // A list of flags behind an operator is written in several ways by several versions.
    Optional<String> left = text(pair.items().getFirst(), selector);
    Optional<String> right =
        pair.items().get(1) instanceof JsonArray
            ? Optional.empty()
            : text(pair.items().get(1), left.orElse(""));
    return left.isPresent() && right.isPresent()
        ? Optional.of(left.get() + " " + operator + " " + right.get())
        : Optional.empty();
  }

  private static Optional<String> range(JsonArray ends, String selector) {
    return ends.items().size() == 2 ? joined(ends, selector, "-") : Optional.empty();
  }

  private static Optional<String> set(JsonArray items, String selector) {
    StringJoiner joiner = new StringJoiner(", ", "{ ", " }");
    for (JsonValue item : items.items()) {
      Optional<String> text =
          item instanceof JsonArray pair ? pair(pair, selector) : text(item, selector);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      joiner.add(text.get());
    }
    return Optional.of(joiner.toString());
  }

  private static Optional<String> pair(JsonArray pair, String selector) {
    if (pair.items().size() != 2) {
      return Optional.empty();
    }
    Optional<String> key = text(pair.items().getFirst(), selector);
    Optional<String> data = text(pair.items().get(1), "");
    return key.isPresent() && data.isPresent()
        ? Optional.of(key.get() + " : " + data.get())
        : Optional.empty();
  }

  /** A raw piece of a packet has numbers that text writes otherwise. */
  private static Optional<String> payload(JsonObject inner) {
    return word(inner, "protocol")
        .filter(protocol -> has(inner, "field"))
        .map(protocol -> protocol + suffix(inner, "field"));
  }

  private static Optional<String> ct(JsonObject inner) {
    return word(inner, "key").map(key -> "ct " + prefix(inner, "dir") + key);
  }

  private static Optional<String> fib(JsonObject inner) {
    Optional<JsonValue> flags = inner.member("flags").map(JsonMember::value);
    Optional<String> joined =
        flags.isPresent() && flags.get() instanceof JsonArray array
            ? joined(array, "", " . ")
            : flags.flatMap(flag -> text(flag, ""));
    return joined.map(text -> "fib " + text + " " + inner.word("result"));
  }

  private static Optional<String> prefix(JsonObject inner, String selector, String separator) {
    return inner
        .member("addr")
        .flatMap(address -> text(address.value(), selector))
        .map(address -> address + separator + inner.word("len"));
  }

  private static Optional<String> hash(JsonObject inner) {
    return inner
        .member("expr")
        .flatMap(expression -> text(expression.value(), ""))
        .map(
            expression ->
                "jhash "
                    + expression
                    + " mod "
                    + inner.word("mod")
                    + (has(inner, "seed") ? " seed 0x%x".formatted(number(inner, "seed")) : "")
                    + offset(inner));
  }

  private static long number(JsonObject inner, String name) {
    String word = inner.word(name);
    return Texts.isNumber(word) && word.length() < 12 ? Long.parseLong(word) : 0;
  }

  /** A map or a verdict map: what it looks up, and where. */
  static Optional<String> map(JsonObject inner, String verb, String selector) {
    Optional<String> key = inner.member("key").flatMap(value -> text(value.value(), selector));
    return key.flatMap(
        from ->
            inner
                .member("data")
                .flatMap(data -> text(data.value(), selector(from)))
                .map(data -> from + " " + verb + " " + data));
  }

  private static Optional<String> element(JsonObject inner, String selector) {
    StringBuilder more = new StringBuilder();
    for (JsonMember member : inner.members()) {
      switch (member.name()) {
        case "val" -> {
          // Read below.
        }
        case "timeout" -> more.append(" timeout ").append(member.value().word()).append('s');
        case "comment" -> more.append(" comment ").append(Texts.quoted(member.value().word()));
        default -> {
          return Optional.empty();
        }
      }
    }
    return inner
        .member("val")
        .flatMap(value -> text(value.value(), selector))
        .map(value -> value + more);
  }

  /** The selector whose numbers have names, of the text of an expression. */
  static String selector(String text) {
    if (text.startsWith("fib ")) {
      return text.endsWith(" type") ? "fib type" : "fib oif";
    }
    return text;
  }

  private static Optional<String> word(JsonObject inner, String name) {
    return Optional.of(inner.word(name)).filter(word -> !word.isEmpty());
  }

  private static boolean has(JsonObject inner, String name) {
    return inner.member(name).isPresent();
  }

  private static String prefix(JsonObject inner, String name) {
    return has(inner, name) ? inner.word(name) + " " : "";
  }

  private static String suffix(JsonObject inner, String name) {
    return has(inner, name) ? " " + inner.word(name) : "";
  }

  private static String offset(JsonObject inner) {
    String offset = inner.word("offset");
    return offset.isEmpty() || offset.equals("0") ? "" : " offset " + offset;
  }
}
