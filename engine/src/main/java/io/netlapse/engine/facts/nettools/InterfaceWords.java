package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Span;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the words of one line of {@code ifconfig}, in the style of net-tools 2 and in that of
 * net-tools 1.60 and busybox. Each word tells what it is, so that lines may be joined. Not safe for
 * many threads.
 */
final class InterfaceWords {

  private static final Set<String> FLAGS =
      Set.of(
          "UP",
          "BROADCAST",
          "DEBUG",
          "LOOPBACK",
          "POINTOPOINT",
          "NOTRAILERS",
          "RUNNING",
          "NOARP",
          "PROMISC",
          "ALLMULTI",
          "SLAVE",
          "MASTER",
          "MULTICAST",
          "DYNAMIC",
          "PORTSEL",
          "AUTOMEDIA",
          "ECHO");

  /** What begins counters, or the place of a card on its bus: all that follows belongs to it. */
  private static final Set<String> COUNTERS =
      Set.of("RX", "TX", "device", "media", "Base", "collisions");

  private static final Set<String> WITH_VALUE =
      Set.of("broadcast", "destination", "scopeid", "txqueuelen", "metric");

  private final Words words;
  private final Interface device;
  private final Span span;
  private final ReadingDraft draft;
  private String inet = "";
  private OptionalInt length = OptionalInt.empty();
  private boolean whole = true;

  private InterfaceWords(Line line, Words words, Interface device, ReadingDraft draft) {
    this.words = words;
    this.device = device;
    this.span = line.span();
    this.draft = draft;
  }

  /**
   * Reads the rest of a line.
   *
   * @return whether every word was known
   */
  static boolean read(Line line, Words words, Interface device, ReadingDraft draft) {
    InterfaceWords reader = new InterfaceWords(line, words, device, draft);
    while (words.hasNext()) {
      reader.word(words.next());
    }
    reader.endAddress();
    return reader.whole;
  }

  private void word(String word) {
    switch (word) {
      case "mtu" -> whole &= device.mtu(words.next(), span);
      case "inet" -> inet();
      case "netmask" -> length = Netmask.length(words.next());
      case "inet6" -> inet6();
      case "prefixlen" -> length = number(words.next());
      case "ether", "HWaddr", "infiniband" -> whole &= device.lladdr(words.next(), span);
      case "unspec" -> words.next();
      case "loop", "tunnel", "sit", "ppp" -> {
        // What sort of device it is stands in brackets at the end.
      }
      case "Link" -> encapsulation();
      default -> other(word);
    }
  }

  private void inet() {
    endAddress();
    String word = words.next();
    inet = word.startsWith("addr:") ? word.substring(5) : word;
  }

  private void inet6() {
    endAddress();
    String word = words.next();
    if (word.startsWith("addr:")) {
      String prefix = word.length() > 5 ? word.substring(5) : words.next();
      int slash = prefix.indexOf('/');
      inet = slash < 0 ? prefix : prefix.substring(0, slash);
      length = slash < 0 ? OptionalInt.empty() : number(prefix.substring(slash + 1));
    } else {
      inet = word;
    }
  }

  private void endAddress() {
    if (!inet.isEmpty()) {
      whole &= device.address(inet, length, span, draft);
    }
    inet = "";
    length = OptionalInt.empty();
  }

  /** {@code Link encap:Local Loopback}, {@code Link encap:Ethernet HWaddr ...}. */
  private void encapsulation() {
    String word = words.next();
    if (!word.startsWith("encap:")) {
      whole = false;
      return;
    }
    StringBuilder name = new StringBuilder(word.substring("encap:".length()));
    while (words.hasNext() && !words.peek().equals("HWaddr") && !words.peek().equals("inet")) {
      name.append(' ').append(words.next());
    }
    boolean addressed =
        name.toString().startsWith("Ethernet") || name.toString().startsWith("Infi");
    device.type(name.toString(), span);
    if (words.peek().equals("HWaddr") && !addressed) {
      // Of other devices the tool prints what happens to stand behind the address in memory.
      words.next();
      words.next();
    }
  }

  private void other(String word) {
    if (FLAGS.contains(word)) {
      device.flag(word, span);
    } else if (word.startsWith("flags=")) {
      flags(word);
    } else if (word.startsWith("(")) {
      device.type(inBrackets(word), span);
    } else if (word.startsWith("Mask:")) {
      length = Netmask.length(word.substring(5));
    } else if (word.startsWith("MTU:")) {
      whole &= device.mtu(word.substring(4), span);
    } else if (COUNTERS.contains(word) || word.startsWith("collisions:")) {
      words.rest();
    } else if (WITH_VALUE.contains(word)) {
      words.next();
    } else {
      whole &= isLeftOut(word);
    }
  }

  private void flags(String word) {
    int from = word.indexOf('<');
    int to = word.lastIndexOf('>');
    if (from < 0 || to < from) {
      whole = false;
      return;
    }
    for (String flag : word.substring(from + 1, to).split(",")) {
      if (!flag.isEmpty()) {
        device.flag(flag, span);
      }
    }
  }

  private String inBrackets(String word) {
    StringBuilder name = new StringBuilder(word.substring(1));
    while (words.hasNext() && (name.isEmpty() || name.charAt(name.length() - 1) != ')')) {
      name.append(name.isEmpty() ? "" : " ").append(words.next());
    }
    int last = name.length() - 1;
    return last >= 0 && name.charAt(last) == ')' ? name.substring(0, last) : name.toString();
  }

  /** The rest of an address in the old style, and numbers of the card. */
  private static boolean isLeftOut(String word) {
    return word.startsWith("Bcast:")
        || word.startsWith("P-t-P:")
        || word.startsWith("Scope:")
        || word.startsWith("Metric:")
        || word.startsWith("txqueuelen:")
        || word.startsWith("Interrupt:")
        || word.startsWith("Memory:")
        || word.startsWith("DMA");
  }

  private static OptionalInt number(String word) {
    boolean fits = !word.isEmpty() && word.length() <= 3;
    return fits && word.chars().allMatch(c -> c >= '0' && c <= '9')
        ? OptionalInt.of(Integer.parseInt(word))
        : OptionalInt.empty();
  }
}
