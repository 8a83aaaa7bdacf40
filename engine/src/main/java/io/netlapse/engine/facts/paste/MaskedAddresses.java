package io.netlapse.engine.facts.paste;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The addresses of a paste that its author masked: {@code xx.xx.xx.96}, {@code 192.168.x.1}, {@code
 * <redacted>}. Each is a token that equals itself. For a parser it stands as an address of the
 * block 240.0.0.0/4 (RFC 1112, section 4), which no node has, other ones for other tokens; the
 * facts that it comes out in again are of a kind of their own, {@code route-masked} for {@code
 * route}, with the token as its value, so that nothing takes them for what they are not.
 */
final class MaskedAddresses {

  private static final String SUFFIX = "-masked";

  /**
   * So many tokens differ in their first four bits, as {@code /8} prefixes and longer ones keep.
   */
  private static final int FIRST = 14;

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private int next;

  private MaskedAddresses() {}

  /** A text in which addresses stand for the masked ones. */
  record Unmasked(Repaired repaired, MaskedAddresses masked) {}

  static Unmasked apply(Repaired before) {
    MaskedAddresses masked = new MaskedAddresses();
    String text = before.text();
    RepairDraft draft = new RepairDraft(before);
    int at = 0;
    for (Token token : Token.of(text)) {
      String word = token.word();
      int length = addressLength(word);
      if (length > 0 && isMasked(word.substring(0, length))) {
        draft.copy(at, token.start());
        int end = token.start() + length;
        draft.replace(token.start(), end, masked.address(word.substring(0, length), text));
        at = end;
      }
    }
    draft.copy(at, text.length());
    return new Unmasked(draft.done(), masked);
  }

  /** The part of a word before a prefix length or a port. */
  private static int addressLength(String word) {
    int slash = word.indexOf('/');
    int colon = word.indexOf(':');
    int end = slash > 0 ? slash : word.length();
    return colon > 0 && colon < end ? colon : end;
  }

  /**
   * Whether a word stands in the place of an IPv4 address: four parts, of which some are masked.
   */
  static boolean isMasked(String word) {
    if (isRedacted(word)) {
      return true;
    }
    if (word.length() < 7 || word.length() > 19 || !word.contains(".")) {
      return false;
    }
    int parts = 1;
    int hidden = 0;
    int length = 0;
    boolean digits = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '.') {
        if (length == 0) {
          return false;
        }
        parts++;
        length = 0;
      } else if (c >= '0' && c <= '9') {
        digits = true;
        length++;
      } else if ("xX*#?".indexOf(c) >= 0) {
        hidden++;
        length++;
      } else {
        return false;
      }
    }
    return parts == 4 && length > 0 && hidden > 0 && (digits || hidden >= 4);
  }

  private static boolean isRedacted(String word) {
    return switch (word) {
      case "<redacted>",
          "[redacted]",
          "REDACTED",
          "<masked>",
          "[masked]",
          "<ip>",
          "<IP>",
          "xxx",
          "XXX",
          "xxxx",
          "XXXX",
          "***" ->
          true;
      default -> false;
    };
  }

  /** The address that stands for a token; the text must not have it already. */
  private String address(String token, String text) {
    String known = tokens.get(token);
    while (known == null) {
      String made = make(next++);
      if (!text.contains(made)) {
        known = made;
        tokens.put(token, made);
        addresses.put(made, token);
      }
    }
    return known;
  }

  /** Its last bits are zero, so that it is the same as the network of a prefix. */
  private static String make(int number) {
    int first = 240 + number % FIRST;
    int rest = number / FIRST;
    return first + "." + rest % 256 + "." + rest / 256 % 256 + ".0";
  }

  /** The tokens, each with the address that stands for it. */
  Map<String, String> tokens() {
    return Collections.unmodifiableMap(tokens);
  }

  /** A fact as it was pasted: of another kind, with the token, if it has an address of one. */
  Fact restore(Fact fact) {
    if (tokens.isEmpty()) {
      return fact;
    }
    SortedMap<String, String> fields = new TreeMap<>();
    boolean masked = false;
    for (Map.Entry<String, String> field : fact.fields().entrySet()) {
      String value = restore(field.getValue());
      masked |= !value.equals(field.getValue());
      fields.put(field.getKey(), value);
    }
    return masked ? new Fact(maskedKind(fact.kind()), fields) : fact;
  }

  private static FactKind maskedKind(FactKind kind) {
    return new FactKind(kind.name() + SUFFIX, FactKind.Multiplicity.MULTI, kind.keyFields());
  }

  private String restore(String value) {
    StringBuilder restored = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      int end = at;
      while (end < value.length()
          && (value.charAt(end) == '.' || Character.isDigit(value.charAt(end)))) {
        end++;
      }
      if (end > at) {
        String word = value.substring(at, end);
        restored.append(addresses.getOrDefault(word, word));
        at = end;
      } else {
        restored.append(value.charAt(at++));
      }
    }
    return restored.toString();
  }
}
