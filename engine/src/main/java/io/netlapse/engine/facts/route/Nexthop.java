package io.netlapse.engine.facts.route;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One next hop of a multipath route while it is read. Not safe for many threads. */
final class Nexthop {

  private final TreeSet<String> flags = new TreeSet<>();
  private String encap = "";
  private String via = "";
  private String dev = "";
  private String weight = "";
  private String realms = "";
  private @Nullable IpFamily family;
  private boolean damaged;

  void via(String otherFamily, String address) {
    Optional<IpAddress> gateway = IpAddress.parse(address);
    damaged |= gateway.isEmpty();
    if (gateway.isPresent()) {
      via = (otherFamily.isEmpty() ? "" : otherFamily + " ") + gateway.get().text();
      family = otherFamily.isEmpty() ? gateway.get().family() : family;
    }
  }

  void dev(String word) {
    dev = word;
  }

  void weight(String word) {
    weight = word;
  }

  void realms(String word) {
    realms = word;
  }

  void encap(String words) {
    damaged |= words.isEmpty();
    encap = words;
  }

  void flag(String word) {
    flags.add(word);
  }

  boolean isDamaged() {
    return damaged || (via.isEmpty() && dev.isEmpty());
  }

  /** The family of the route that it is a next hop of, where the gateway tells it. */
  Optional<IpFamily> family() {
    return Optional.ofNullable(family);
  }

  /** As {@code via 10.0.0.1 dev eth0 weight 1 onlink}. */
  String text() {
    StringBuilder text = new StringBuilder();
    add(text, "encap ", encap);
    add(text, "via ", via);
    add(text, "dev ", dev);
    add(text, "weight ", weight);
    add(text, "realms ", realms);
    add(text, "", String.join(" ", flags));
    return text.toString();
  }

  private static void add(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(name).append(value);
    }
  }
}
