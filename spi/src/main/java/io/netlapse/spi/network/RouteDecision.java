package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel answered to one question, {@code ip route get} (ip-route(8)): which way it would
 * send one packet at that moment. It is no route: which route, rule or device made the answer it
 * does not say, and the answer to another packet may differ. No scope covers it.
 *
 * @param to the address that was asked for
 * @param question what else was asked, by the words of {@code ip route get}: {@code from iif oif
 *     mark tos uid ipproto sport dport vrf}; in the fact their names begin with {@code q-}
 * @param fibmatch whether the route that matches was asked for, and not the way itself
 * @param type {@code unicast local broadcast multicast ...} as in {@link Route}; {@code none} where
 *     the kernel refused
 * @param error why it refused, as {@code Network is unreachable}; null where it did not
 * @param via the gateway's address, with its family before it if that is not the destination's;
 *     null for none
 * @param dev the device; null where the kernel refused
 * @param src the source address that the packet would get; null where none was told
 * @param attributes what else was told: {@code dst} of a route that matches, {@code table metric
 *     mtu encap ...}
 */
public record RouteDecision(
    String to,
    SortedMap<String, String> question,
    boolean fibmatch,
    String type,
    @Nullable String error,
    @Nullable String via,
    @Nullable String dev,
    @Nullable String src,
    SortedMap<String, String> attributes) {

  private static final String ASKED = "q-";

  private static final List<String> WORDS =
      List.of("from", "iif", "oif", "mark", "tos", "uid", "ipproto", "sport", "dport", "vrf");

  /** {@code to q-... fibmatch type error via dev src} and the attributes by their names. */
  public static final FactKind KIND =
      FactKind.single(
          "route-decision",
          "to",
          "fibmatch",
          "q-from",
          "q-iif",
          "q-oif",
          "q-mark",
          "q-tos",
          "q-uid",
          "q-ipproto",
          "q-sport",
          "q-dport",
          "q-vrf");

  private static final List<String> FIELDS =
      List.of("to", "fibmatch", "type", "error", "via", "dev", "src");

  /** Copies the maps. */
  public RouteDecision {
    question = Collections.unmodifiableSortedMap(new TreeMap<>(question));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** Whether a word of {@code ip route get} is a part of the question. */
  public static boolean isAsked(String word) {
    return WORDS.contains(word);
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static RouteDecision of(Fact fact) {
    Fields.requireKind(fact, KIND);
    SortedMap<String, String> question = new TreeMap<>();
    SortedMap<String, String> attributes = FactFields.others(fact, FIELDS);
    for (String word : WORDS) {
      String asked = attributes.remove(ASKED + word);
      if (asked != null) {
        question.put(word, asked);
      }
    }
    return new RouteDecision(
        Fields.text(fact, "to"),
        question,
        fact.field("fibmatch").isPresent(),
        Fields.text(fact, "type"),
        Fields.textOrNull(fact, "error"),
        Fields.textOrNull(fact, "via"),
        Fields.textOrNull(fact, "dev"),
        Fields.textOrNull(fact, "src"),
        attributes);
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    FactFields fields = new FactFields();
    question.forEach((word, asked) -> fields.put(ASKED + word, asked));
    return fields
        .putAll(attributes)
        .put("to", to)
        .put("fibmatch", fibmatch ? "yes" : null)
        .put("type", type)
        .put("error", error)
        .put("via", via)
        .put("dev", dev)
        .put("src", src)
        .of(KIND);
  }
}
