package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Tunnel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code ip tunnel show} (ip-tunnel(8)): text, {@code -s}, {@code -j}. A sample line:
 *
 * <pre>{@code t0: gre/ip remote 10.9.0.9 local 10.1.0.1 ttl inherit key 5}</pre>
 *
 * <p>Without a family the tunnels over IPv4 are listed.
 */
public final class TunnelParser extends IpListing {

  private static final Set<String> WITH_VALUE =
      Set.of(
          "remote",
          "local",
          "dev",
          "ttl",
          "tos",
          "key",
          "ikey",
          "okey",
          "encaplimit",
          "hoplimit",
          "tclass",
          "flowlabel",
          "6rd-prefix",
          "6rd-relay_prefix",
          "flow-label",
          "ip6_tnl");

  /** Written out by text and left out by JSON, or the other way round. */
  private static final Map<String, String> DEFAULTS =
      Map.of("ttl", "inherit", "tos", "0", "remote", "any", "local", "any");

  private static final Set<String> SWITCHES =
      Set.of("nopmtudisc", "pmtudisc", "iseq", "oseq", "icsum", "ocsum", "external");

  /** For {@link java.util.ServiceLoader}. */
  public TunnelParser() {
    super("ip-tunnel", 1, "tunnel", Tunnel.KIND);
  }

  @Override
  Optional<Map<String, String>> selected(IpCommand ip) {
    // Which tunnels a family's listing has, no field of theirs tells.
    return Optional.empty();
  }

  @Override
  boolean line(Line line, ReadingDraft draft) {
    Words words = line.words();
    String dev = words.next();
    if (dev.equals("RX:") || dev.equals("TX:") || isCounters(line)) {
      draft.understood(line.span());
      return true;
    }
    String mode = words.next();
    if (dev.length() < 2 || !dev.endsWith(":") || mode.indexOf('/') < 0) {
      return false;
    }
    SortedMap<String, String> told = new TreeMap<>();
    boolean whole = true;
    while (words.hasNext()) {
      String word = words.next();
      if (WITH_VALUE.contains(word)) {
        told.put(word, words.next());
      } else if (SWITCHES.contains(word)) {
        told.put(word, "on");
      } else if (word.equals("(flowinfo")) {
        words.next();
      } else {
        whole = false;
      }
    }
    add(dev.substring(0, dev.length() - 1), mode, told, line.span(), draft);
    return whole;
  }

  private static boolean isCounters(Line line) {
    return line.content().chars().allMatch(c -> c == ' ' || (c >= '0' && c <= '9'));
  }

  @Override
  boolean json(JsonObject element, ReadingDraft draft) {
    String dev = element.word("ifname");
    String mode = element.word("mode");
    if (dev.isEmpty() || mode.isEmpty()) {
      return false;
    }
    SortedMap<String, String> told = new TreeMap<>();
    boolean whole = true;
    for (JsonMember member : element.members()) {
      String name = member.name().replace("hop_limit", "hoplimit");
      if (WITH_VALUE.contains(name)) {
        told.put(name, member.value().word());
      } else if (SWITCHES.contains(name)) {
        told.put(name, "on");
      } else {
        whole &= Set.of("ifname", "mode", "flags").contains(name);
      }
    }
    add(dev, mode, told, element.span(), draft);
    return whole;
  }

  private static void add(
      String dev, String mode, SortedMap<String, String> told, Span span, ReadingDraft draft) {
    SortedMap<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, String> entry : told.entrySet()) {
      String name = entry.getKey().equals("dev") ? "over" : entry.getKey();
      String value = canonical(name, entry.getValue());
      if (!value.isEmpty() && !value.equals(DEFAULTS.get(name))) {
        attributes.put(name, value);
      }
    }
    draft.fact(new Tunnel(dev, mode, attributes).toFact(), span);
  }

  private static String canonical(String name, String value) {
    boolean end = name.equals("remote") || name.equals("local");
    boolean none = value.equals("0.0.0.0") || value.equals("::");
    if (!end || none) {
      return end ? "any" : value;
    }
    return IpAddress.parse(value).map(IpAddress::text).orElse(value);
  }
}
