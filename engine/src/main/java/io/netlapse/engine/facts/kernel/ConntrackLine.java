package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.network.IpAddress;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One tracked connection: protocol and its number, the timeout, the state of those that have one,
 * the words of the first packet, those of the reply, flags and attributes between and behind. Not
 * safe for many threads.
 */
final class ConntrackLine {

  /** What a packet is told by (conntrack(8)). */
  private static final Set<String> TUPLE =
      Set.of("src", "dst", "sport", "dport", "type", "code", "id", "srckey", "dstkey");

  /** Counters, and what changes by itself. */
  private static final Set<String> PASSING = Set.of("use", "packets", "bytes", "delta-time");

  private static final Set<String> ATTRIBUTES =
      Set.of("mark", "zone", "zone-orig", "zone-reply", "secctx", "secmark", "helper", "labels");

  private final StringBuilder original = new StringBuilder();
  private final StringBuilder reply = new StringBuilder();
  private final TreeSet<String> flags = new TreeSet<>();
  private final TreeSet<String> attributes = new TreeSet<>();
  private String family = "";
  private boolean known = true;

  private ConntrackLine() {}

  /** Reads the words of a line; empty where one is not known. */
  static Optional<ConntrackEntry> of(Words words) {
    ConntrackLine line = new ConntrackLine();
    boolean layers = words.peek().equals("ipv4") || words.peek().equals("ipv6");
    if (layers) {
      words.next();
      if (TableSteps.number(words.next(), 10) < 0) {
        return Optional.empty();
      }
    }
    String protocol = words.next();
    boolean numbered = TableSteps.number(words.next(), 10) >= 0;
    // What is offloaded has no timeout.
    if (TableSteps.number(words.peek(), 10) >= 0) {
      words.next();
    }
    String state =
        words.peek().indexOf('=') < 0 && !words.peek().startsWith("[") ? words.next() : "";
    while (words.hasNext()) {
      line.word(words.next());
    }
    return numbered && line.isWhole() && isWord(protocol) && isState(state)
        ? Optional.of(line.entry(protocol, state))
        : Optional.empty();
  }

  private static boolean isWord(String protocol) {
    return protocol.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-'));
  }

  private static boolean isState(String state) {
    return state
        .chars()
        .allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  private boolean isWhole() {
    return known && !family.isEmpty() && original.indexOf("dst=") > 0 && reply.indexOf("dst=") > 0;
  }

  private ConntrackEntry entry(String protocol, String state) {
    return new ConntrackEntry(
        family,
        protocol,
        state.isEmpty() ? null : state,
        original.toString(),
        reply.toString(),
        flags.isEmpty() ? null : String.join(",", flags),
        attributes.isEmpty() ? null : String.join(" ", attributes));
  }

  private void word(String word) {
    int equals = word.indexOf('=');
    String name = word.substring(0, Math.max(equals, 0));
    if (word.startsWith("[") && word.endsWith("]")) {
      flags.add(word.substring(1, word.length() - 1));
    } else if (TUPLE.contains(name)) {
      tuple(name, word);
    } else if (ATTRIBUTES.contains(name)) {
      if (!word.endsWith("=0")) {
        attributes.add(word);
      }
    } else {
      known &= PASSING.contains(name);
    }
  }

  /** The second {@code src} begins the reply. */
  private void tuple(String name, String word) {
    StringBuilder tuple = reply;
    if (name.equals("src") ? original.isEmpty() : reply.isEmpty()) {
      tuple = original;
    }
    String value = word.substring(name.length() + 1);
    if (name.equals("src") || name.equals("dst")) {
      Optional<IpAddress> address = IpAddress.parse(value);
      known &= address.isPresent();
      family = address.map(found -> found.family().word()).orElse(family);
      value = address.map(IpAddress::text).orElse(value);
    }
    tuple.append(tuple.isEmpty() ? "" : " ").append(name).append('=').append(value);
  }
}
