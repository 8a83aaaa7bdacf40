package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tunnel over IP as {@code ip tunnel show} tells it (ip-tunnel(8)).
 *
 * @param dev its device
 * @param mode what is carried over what: {@code any/ip}, {@code gre/ip}, {@code ipv6/ip}
 * @param attributes {@code remote local over ttl tos key ikey okey pmtudisc ...}: what is not the
 *     default; addresses as text
 */
public record Tunnel(String dev, String mode, SortedMap<String, String> attributes) {

  /** {@code dev mode} and the attributes by their names. */
  public static final FactKind KIND = FactKind.single("tunnel", "dev");

  private static final List<String> FIELDS = List.of("dev", "mode");

  /** Copies the attributes. */
  public Tunnel {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static Tunnel of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Tunnel(
        Fields.text(fact, "dev"), Fields.text(fact, "mode"), FactFields.others(fact, FIELDS));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("dev", dev).put("mode", mode).putAll(attributes).of(KIND);
  }
}
