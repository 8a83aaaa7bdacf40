package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.Netconf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code ip netconf show} (ip-netconf(8)): text, {@code -j}. A sample line:
 *
 * <pre>{@code inet eth0 forwarding on rp_filter off mc_forwarding off proxy_neigh off}</pre>
 *
 * <p>Settings that are off and that older kernels or versions do not tell are left out.
 */
public final class NetconfParser extends IpListing {

  private static final Set<String> SETTINGS =
      Set.of(
          "forwarding",
          "rp_filter",
          "mc_forwarding",
          "bc_forwarding",
          "proxy_neigh",
          "ignore_routes_with_linkdown",
          "input");

  private static final Set<String> ALWAYS_TOLD = Set.of("forwarding", "rp_filter", "input");

  private static final Set<String> FAMILIES = Set.of("inet", "inet6", "ipv4", "ipv6", "mpls");

  private static final Set<String> VALUES = Set.of("on", "off", "strict", "loose");

  /** For {@link java.util.ServiceLoader}. */
  public NetconfParser() {
    super("ip-netconf", 1, "netconf", Netconf.KIND);
  }

  @Override
  Optional<Map<String, String>> selected(IpCommand ip) {
    Map<String, String> where = new HashMap<>();
    if (ip.family() != null) {
      where.put("family", ip.family().word());
    }
    List<String> words = ip.arguments();
    if (words.size() == 2 && words.getFirst().equals("dev")) {
      where.put("dev", words.getLast());
    } else if (!words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(where);
  }

  @Override
  boolean line(Line line, ReadingDraft draft) {
    Words words = line.words();
    String family = words.next();
    // Old versions write "dev" before a device.
    String dev = words.next();
    dev = dev.equals("dev") ? words.next() : dev;
    SortedMap<String, String> told = new TreeMap<>();
    while (words.hasNext()) {
      told.put(words.next(), words.next());
    }
    return add(family, dev, told, line.span(), draft);
  }

  @Override
  boolean json(JsonObject element, ReadingDraft draft) {
    SortedMap<String, String> told = new TreeMap<>();
    for (JsonMember member : element.members()) {
      if (!member.name().equals("family") && !member.name().equals("interface")) {
        told.put(member.name(), value(member.value().word()));
      }
    }
    return add(element.word("family"), element.word("interface"), told, element.span(), draft);
  }

  private static String value(String word) {
    return switch (word) {
      case "true" -> "on";
      case "false" -> "off";
      default -> word;
    };
  }

  private static boolean add(
      String family, String dev, SortedMap<String, String> told, Span span, ReadingDraft draft) {
    boolean known =
        FAMILIES.contains(family)
            && !dev.isEmpty()
            && !told.isEmpty()
            && SETTINGS.containsAll(told.keySet())
            && VALUES.containsAll(told.values());
    if (known) {
      told.entrySet()
          .removeIf(set -> set.getValue().equals("off") && !ALWAYS_TOLD.contains(set.getKey()));
      String canonical = family.equals("ipv4") ? "inet" : family.equals("ipv6") ? "inet6" : family;
      draft.fact(new Netconf(canonical, dev, told).toFact(), span);
    }
    return known;
  }
}
