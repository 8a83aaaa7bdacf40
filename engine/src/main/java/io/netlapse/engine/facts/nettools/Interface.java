package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.bridge.LinkLayerAddress;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.AddressBrief;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.network.LinkBrief;
import io.netlapse.spi.network.LinkMtu;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One device of {@code ifconfig} while it is read. A label such as {@code eth0:1} is an address of
 * its device and no device of its own. Not safe for many threads.
 */
final class Interface {

  private final String dev;
  private final boolean label;
  private final TreeSet<Span> spans = new TreeSet<>();
  private final List<String> flags = new ArrayList<>();
  private @Nullable String type;
  private @Nullable String lladdr;
  private @Nullable String mtu;
  private @Nullable Span mtuSpan;
  private @Nullable Span typeSpan;

  Interface(String name, Span span) {
    int colon = name.indexOf(':');
    label = colon > 0;
    dev = label ? name.substring(0, colon) : name;
    spans.add(span);
  }

  void flag(String word, Span span) {
    flags.add(word);
    spans.add(span);
  }

  /** Notes the MTU; false where it is no number. */
  boolean mtu(String word, Span span) {
    boolean number =
        !word.isEmpty() && word.length() < 10 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    if (number) {
      mtu = word;
      mtuSpan = span;
    }
    return number;
  }

  /** The name of the sort of device as the tool prints it, such as {@code Ethernet}. */
  void type(String name, Span span) {
    type =
        switch (name) {
          case "Ethernet" -> "ether";
          case "Local Loopback" -> "loopback";
          case "IPIP Tunnel" -> "ipip";
          case "IPv6-in-IPv4" -> "sit";
          case "InfiniBand" -> "infiniband";
          case "Point-to-Point Protocol" -> "ppp";
          default -> null;
        };
    typeSpan = span;
  }

  /** Notes the link-layer address; false where it is none. */
  boolean lladdr(String word, Span span) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (!LinkLayerAddress.isOne(lower)) {
      return false;
    }
    lladdr = lower;
    spans.add(span);
    return true;
  }

  /** Writes an address; false where it is none. */
  boolean address(String word, OptionalInt length, Span span, ReadingDraft draft) {
    if (length.isEmpty() || dev.isEmpty()) {
      return false;
    }
    int bits = length.getAsInt();
    return IpAddress.parse(word)
        .filter(address -> bits <= address.family().bits())
        .map(address -> new AddressBrief(dev, new IpPrefix(address, bits)))
        .map(
            address -> {
              draft.fact(address.toFact(), span);
              return true;
            })
        .orElse(false);
  }

  /** Writes the facts of the device, addresses aside. */
  void write(ReadingDraft draft) {
    if (label || dev.isEmpty()) {
      spans.forEach(draft::understood);
      return;
    }
    if (!flags.isEmpty() || lladdr != null) {
      draft.fact(new LinkBrief("ifconfig", dev, null, lladdr, flags).toFact(), List.copyOf(spans));
    }
    if (mtu != null && mtuSpan != null) {
      draft.fact(new LinkMtu(dev, mtu).toFact(), mtuSpan);
    }
    if (type != null && typeSpan != null) {
      draft.fact(new Link(dev, type).toFact(), typeSpan);
    }
  }
}
