package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.engine.facts.json.JsonMembers;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Words;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One thing that an encapsulation of some kind tells: how it is written.
 *
 * @param name its name in text, which {@code ip route add} takes as well
 * @param json its name in JSON
 * @param shape what stands behind the name
 */
record EncapWord(String name, String json, Shape shape) {

  /** What stands behind a name. */
  enum Shape {
    /** One word; in JSON also a list, which text joins by commas. */
    VALUE,
    /** One word, in text without the name: {@code mpls 100/200}. */
    BARE,
    /** A number, in text without the name: {@code bpf xmit prog.o:[main] 14}. */
    BARE_NUMBER,
    /** Nothing. */
    FLAG,
    /** A type of service in decimal, which {@code ip route add} would take for hexadecimal. */
    SERVICE,
    /** A hexadecimal number, with {@code 0x} before it or not. */
    HEX,
    /** {@code 2/5}, in JSON a member for each number, which end in {@code k} and {@code n}. */
    RATIO,
    /** {@code segs 2 [ fd00::7 fd00::9 ]}, in JSON an array; canonically joined by commas. */
    SEGMENTS,
    /** The segments of a routing header and the key that signs it, in JSON in an object. */
    ROUTING_HEADER,
    /** What counts, so that it is left out; in text three names of their own. */
    COUNTERS
  }

  private static final EncapWord SEGMENTS = of("segs:segments");
  private static final EncapWord KEY = of("hmac:hex");

  /** As {@code id} for a value, {@code key:flag} for any other shape. */
  static EncapWord of(String written) {
    String[] parts = written.split(":", 2);
    Shape shape =
        parts.length == 1 ? Shape.VALUE : Shape.valueOf(parts[1].toUpperCase(Locale.ROOT));
    return new EncapWord(parts[0], parts[0].replace('-', '_'), shape);
  }

  /**
   * The canonical form of what stands next.
   *
   * @return empty where something else does; an empty text where it is cut off
   */
  Optional<String> read(Words words) {
    return switch (shape) {
      case BARE -> Optional.of(words.next());
      case BARE_NUMBER -> isNumber(words.peek()) ? named(words.next()) : Optional.empty();
      case FLAG -> words.take(name) ? Optional.of(name) : Optional.empty();
      case VALUE, RATIO -> words.take(name) ? named(words.next()) : Optional.empty();
      case SERVICE -> words.take(name) ? named(service(words.next())) : Optional.empty();
      case HEX -> words.take(name) ? named(hex(words.next())) : Optional.empty();
      case SEGMENTS -> words.take(name) ? named(segments(words)) : Optional.empty();
      case ROUTING_HEADER -> header(SEGMENTS.read(words), () -> KEY.read(words));
      case COUNTERS -> {
        skipCounters(words);
        yield Optional.empty();
      }
    };
  }

  /** The canonical form of the next member; as {@link #read(Words)} has it. */
  Optional<String> read(JsonMembers members) {
    if (shape == Shape.RATIO) {
      return members.take(json + "k").flatMap(first -> ratio(first, members));
    }
    Optional<JsonValue> value = members.take(json);
    return switch (shape) {
      case BARE -> value.map(EncapWord::joined);
      case ROUTING_HEADER -> value.flatMap(this::header);
      case FLAG -> value.map(JsonValue::word).filter(word -> !word.equals("false")).map(_ -> name);
      case SERVICE -> value.flatMap(number -> named(service(number.word())));
      case HEX -> value.flatMap(number -> named(hex(number.word())));
      case VALUE, BARE_NUMBER, RATIO, SEGMENTS -> value.flatMap(told -> named(joined(told)));
      case COUNTERS -> Optional.empty();
    };
  }

  private Optional<String> ratio(JsonValue first, JsonMembers members) {
    return members.take(json + "n").flatMap(second -> named(first.word() + "/" + second.word()));
  }

  private Optional<String> header(JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      return Optional.of("");
    }
    JsonMembers members = JsonMembers.of(object);
    return header(SEGMENTS.read(members), () -> KEY.read(members));
  }

  private Optional<String> header(Optional<String> segments, Supplier<Optional<String>> key) {
    return segments.map(
        told -> name + " " + told + key.get().map(signed -> " " + signed).orElse(""));
  }

  private Optional<String> named(String value) {
    return Optional.of(value.isEmpty() ? "" : name + " " + value);
  }

  /** As text has it: items apart by commas, the members of an item by colons. */
  private static String joined(JsonValue value) {
    return switch (value) {
      case JsonArray array ->
          array.items().stream().map(EncapWord::joined).collect(Collectors.joining(","));
      case JsonObject object ->
          object.members().stream()
              .map(JsonMember::value)
              .map(EncapWord::joined)
              .collect(Collectors.joining(":"));
      default -> value.word();
    };
  }

  private static String service(String word) {
    return word.isEmpty() ? "" : KernelNames.service(word);
  }

  private static String hex(String word) {
    String digits = word.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
    return digits.matches("[0-9a-f]{1,16}") ? "0x" + new BigInteger(digits, 16).toString(16) : word;
  }

  /** Behind the name: how many they are, and each between brackets. */
  private static String segments(Words words) {
    words.next();
    words.take("[");
    StringBuilder segments = new StringBuilder();
    while (words.hasNext() && !words.take("]")) {
      segments.append(segments.isEmpty() ? "" : ",").append(words.next());
    }
    return segments.toString();
  }

  private static void skipCounters(Words words) {
    for (String counter : List.of("packets", "bytes", "errors")) {
      if (words.take(counter)) {
        words.next();
      }
    }
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
