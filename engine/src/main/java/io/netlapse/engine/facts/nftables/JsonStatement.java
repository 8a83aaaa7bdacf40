package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.json.JsonValue.JsonText;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A statement of {@code nft -j} (libnftables-json(5), STATEMENTS) in nft's own language. Empty
 * wherever the text form is not known for certain.
 */
final class JsonStatement {

  private static final Set<String> FLAGS = Set.of("ct state", "ct status", "tcp flags");

  private JsonStatement() {}

  /** The text of all statements of a rule, canonical as {@link RuleWords} makes it. */
  static Optional<String> rule(JsonArray statements) {
    StringJoiner joiner = new StringJoiner(" ");
    for (JsonValue item : statements.items()) {
      Optional<String> text =
          item instanceof JsonObject object && object.members().size() == 1
              ? text(object.members().getFirst())
              : Optional.empty();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      joiner.add(text.get());
    }
    return Optional.of(joiner.toString())
        .filter(text -> !text.isEmpty())
        .map(text -> RuleWords.canonical(Texts.words(text)));
  }

  private static Optional<String> text(JsonMember statement) {
    String name = statement.name();
    JsonValue value = statement.value();
    switch (name) {
      case "accept", "drop", "continue", "return", "notrack" -> {
        return Optional.of(name);
      }
      // What iptables-nft made and nft cannot show.
      case "xt" -> {
        return Optional.of("xt");
      }
      case "counter" -> {
        return value instanceof JsonText ? named(name, value) : Optional.of(name);
      }
      case "ct helper", "ct timeout", "ct expectation" -> {
        return value instanceof JsonText text
            ? Optional.of(name + " set " + Texts.quoted(text.value()))
            : Optional.empty();
      }
      case "masquerade", "redirect", "log", "last" -> {
        if (!(value instanceof JsonObject)) {
          return Optional.of(name);
        }
      }
      case "quota", "limit" -> {
        if (value instanceof JsonText) {
          return named(name, value);
        }
      }
      default -> {
        // Those with members, below.
      }
    }
    return value instanceof JsonObject inner ? withMembers(name, inner) : Optional.empty();
  }

  private static Optional<String> named(String name, JsonValue value) {
    return Optional.of(name + " name " + Texts.quoted(value.word()));
  }

  private static Optional<String> withMembers(String name, JsonObject inner) {
    return switch (name) {
      case "match" -> match(inner);
      case "mangle" -> mangle(inner);
      case "jump", "goto" -> Optional.of(name + " " + inner.word("target"));
      case "vmap" -> JsonExpression.map(inner, "vmap", "");
      case "masquerade", "redirect", "snat", "dnat", "tproxy" -> JsonNat.text(name, inner);
      case "limit" -> Optional.of("limit rate " + rate(inner));
      case "quota" ->
          Optional.of("quota " + over(inner) + inner.word("val") + " " + inner.word("val_unit"));
      case "ct count" -> Optional.of("ct count " + over(inner) + inner.word("val"));
      case "log" -> log(inner);
      case "reject" -> reject(inner);
      case "set" -> set(inner);
      case "dup" -> to("dup to ", inner, "addr", " device ");
      case "fwd" -> to("fwd to ", inner, "dev", "");
      case "flow" -> Optional.of("flow " + inner.word("op") + " " + inner.word("flowtable"));
      default -> Optional.empty();
    };
  }

  private static Optional<String> match(JsonObject inner) {
    Optional<JsonValue> left = inner.member("left").map(JsonMember::value);
    Optional<JsonValue> right = inner.member("right").map(JsonMember::value);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    String operator = inner.word("op");
    Optional<String> flags = flags(left.get(), operator, right.get());
    if (flags.isPresent()) {
      return flags;
    }
    Optional<String> what = JsonExpression.text(left.get(), "");
    Optional<String> with =
        what.flatMap(text -> JsonExpression.text(right.get(), JsonExpression.selector(text)));
    if (with.isEmpty()) {
      return Optional.empty();
    }
    String text = what.get();
    boolean operation =
        left.get() instanceof JsonObject object
            && "&|^<<>>".contains(object.members().getFirst().name());
    boolean told = operation || FLAGS.contains(text) || !operator.equals("==");
    return Optional.of(
        text + (told && !operator.equals("in") ? " " + operator : "") + " " + with.get());
  }

  /** Some flags set of those in a mask: {@code tcp flags syn / syn,ack}. */
  private static Optional<String> flags(JsonValue left, String operator, JsonValue right) {
    boolean equal = operator.equals("==");
    if ((!equal && !operator.equals("!="))
        || !(left instanceof JsonObject object)
        || !object.members().getFirst().name().equals("&")
        || !(object.members().getFirst().value() instanceof JsonArray pair)
        || pair.items().size() != 2) {
      return Optional.empty();
    }
    Optional<String> selector = JsonExpression.text(pair.items().getFirst(), "");
    if (!selector.equals(Optional.of("tcp flags"))) {
      return Optional.empty();
    }
    Optional<String> mask = JsonExpression.text(pair.items().get(1), "tcp flags");
    return JsonExpression.text(right, "tcp flags")
        .flatMap(
            value -> mask.map(all -> "tcp flags " + (equal ? "" : "!= ") + value + " / " + all));
  }

  private static Optional<String> mangle(JsonObject inner) {
    Optional<String> key =
        inner.member("key").flatMap(member -> JsonExpression.text(member.value(), ""));
    return key.flatMap(
        selector ->
            inner
                .member("value")
                .flatMap(member -> JsonExpression.text(member.value(), selector))
                .map(value -> selector + " set " + value));
  }

  /** As it stands behind {@code limit rate}. */
  static String rate(JsonObject inner) {
    String unit = inner.word("rate_unit");
    boolean packets = unit.isEmpty() || unit.equals("packets");
    String burst = inner.word("burst");
    String burstUnit = inner.word("burst_unit");
    String amount = inner.word("rate") + (packets ? "" : " " + unit) + "/" + inner.word("per");
    boolean told = !burst.isEmpty() && !burst.equals("0");
    return over(inner)
        + amount
        + (told ? " burst " + burst + " " + (burstUnit.isEmpty() ? "packets" : burstUnit) : "");
  }

  private static String over(JsonObject inner) {
    return inner.word("inv").equals("true") ? "over " : "";
  }

  private static Optional<String> log(JsonObject inner) {
    StringBuilder text = new StringBuilder("log");
    for (JsonMember member : inner.members()) {
      switch (member.name()) {
        case "prefix" -> text.append(" prefix ").append(Texts.quoted(member.value().word()));
        case "group", "snaplen", "level" ->
            text.append(' ').append(member.name()).append(' ').append(member.value().word());
        case "queue-threshold" -> text.append(" queue-threshold ").append(member.value().word());
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(text.toString());
  }

  private static Optional<String> reject(JsonObject inner) {
    String type = inner.word("type");
    if (type.isEmpty()) {
      return Optional.of("reject");
    }
    return type.equals("tcp reset")
        ? Optional.of("reject with tcp reset")
        : Optional.of("reject with " + type + " " + inner.word("expr"));
  }

  private static Optional<String> set(JsonObject inner) {
    Optional<String> element =
        inner.member("elem").flatMap(member -> JsonExpression.text(member.value(), ""));
    Optional<String> statements = Optional.of("");
    if (inner.member("stmt").isPresent()) {
      statements =
          inner.member("stmt").get().value() instanceof JsonArray array
              ? rule(array).map(text -> " " + text)
              : Optional.empty();
    }
    String more = statements.orElse("");
    return statements.isEmpty()
        ? Optional.empty()
        : element.map(
            key -> inner.word("op") + " " + inner.word("set") + " { " + key + more + " }");
  }

  private static Optional<String> to(String verb, JsonObject inner, String what, String device) {
    Optional<String> target =
        inner.member(what).flatMap(member -> JsonExpression.text(member.value(), ""));
    boolean more = !device.isEmpty() && inner.member("dev").isPresent();
    return target.map(text -> verb + text + (more ? device + inner.word("dev") : ""));
  }
}
