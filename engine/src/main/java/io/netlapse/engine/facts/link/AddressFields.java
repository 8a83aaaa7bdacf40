package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.AddressBrief;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of one address while it is read, in whatever dialect. Not safe for many threads. */
final class AddressFields {

  /**
   * The flags that have no name in every version of {@code ip} (linux/if_addr.h), by their bits.
   */
  private static final Map<Integer, String> FLAG_BITS =
      Map.of(
          0x02, "nodad",
          0x04, "optimistic",
          0x08, "dadfailed",
          0x10, "home",
          0x100, "mngtmpaddr",
          0x200, "noprefixroute",
          0x400, "autojoin",
          0x800, "stable-privacy");

  /**
   * The kernel still looks whether another node has the address (RFC 4862, RFC 4429), which takes a
   * second and is due again with each carrier. What it found, {@code dadfailed}, stays.
   */
  private static final Set<String> PASSING = Set.of("tentative", "optimistic");

  private final SortedMap<String, String> fields = new TreeMap<>();
  private final TreeSet<String> flags = new TreeSet<>();
  private Optional<IpPrefix> address = Optional.empty();
  private boolean damaged;

  /** The address, with its length if it has no peer. */
  void address(String word) {
    address = IpPrefix.parse(word);
  }

  /** The peer, with the length of the address. */
  void peer(String word) {
    Optional<IpPrefix> peer = IpPrefix.parse(word);
    damaged |= peer.isEmpty();
    peer.ifPresent(
        known -> {
          fields.put("peer", known.text());
          address =
              address
                  .filter(own -> own.family() == known.family())
                  .map(own -> new IpPrefix(own.address(), known.length()));
        });
  }

  /** A broadcast or anycast address. */
  void other(String name, String word) {
    Optional<IpAddress> known = IpAddress.parse(word);
    damaged |= known.isEmpty();
    known.ifPresent(other -> fields.put(name, other.text()));
  }

  void scope(String word) {
    put("scope", KernelNames.scope(word));
  }

  void metric(String word) {
    put("metric", word);
  }

  void label(String word) {
    put("label", word);
  }

  /**
   * Who made the address. What the kernel says of its own ({@code kernel_lo}, {@code kernel_ll},
   * {@code kernel_ra}, or 1 to 3) is left out: versions before 6.3 hide it, and every node has
   * some.
   */
  void proto(String word) {
    damaged |= word.isEmpty();
    if (!word.startsWith("kernel_") && !word.matches("(?:0x)?0?[0-3]")) {
      put("proto", word);
    }
  }

  void flag(String word) {
    flags.add(word);
  }

  /**
   * Flags as hexadecimal bits.
   *
   * @return whether each bit is known
   */
  boolean flagBits(String word) {
    int bits;
    try {
      bits = Integer.parseInt(word, 16);
    } catch (NumberFormatException notANumber) {
      return false;
    }
    for (Map.Entry<Integer, String> flag : FLAG_BITS.entrySet()) {
      if ((bits & flag.getKey()) != 0) {
        flags.add(flag.getValue());
        bits &= ~flag.getKey();
      }
    }
    return bits == 0;
  }

  /**
   * The device that the label of an IPv4 address begins with (ip-address(8)); empty without label.
   */
  String labelledDevice() {
    String label = fields.getOrDefault("label", "");
    int colon = label.indexOf(':');
    return colon < 0 ? label : label.substring(0, colon);
  }

  /** The fact; empty for what is no whole address, and without device. */
  Optional<Fact> toFact(String dev) {
    if (damaged || address.isEmpty() || dev.isEmpty() || !fields.containsKey("scope")) {
      return Optional.empty();
    }
    fields.put("dev", dev);
    fields.put("address", address.get().text());
    fields.put("family", address.get().family().word());
    fields.remove("label", dev);
    flags.removeAll(PASSING);
    if (!flags.isEmpty()) {
      fields.put("flags", String.join(",", flags));
    }
    return Optional.of(new Fact(Address.KIND, fields));
  }

  /** The fact of a dialect that prints the address alone. */
  Optional<Fact> toBrief(String dev) {
    return damaged || dev.isEmpty()
        ? Optional.empty()
        : address.map(known -> new AddressBrief(dev, known).toFact());
  }

  private void put(String name, String value) {
    damaged |= value.isEmpty();
    fields.put(name, value);
  }
}
