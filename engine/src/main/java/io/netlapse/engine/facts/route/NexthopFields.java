package io.netlapse.engine.facts.route;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.NexthopObject;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields of one next-hop object while it is read, in whatever dialect; knows how each is
 * written canonically. A value that cannot be one of its field damages the object. Not safe for
 * many threads.
 */
final class NexthopFields {

  /**
   * One at a time: a group may have thousands, and a pattern for all of them needs that much stack.
   */
  private static final Pattern MEMBER = Pattern.compile("[0-9]{1,10}(?:,[0-9]{1,10})?");

  private final SortedMap<String, String> fields = new TreeMap<>();
  private final TreeSet<String> flags = new TreeSet<>();
  private boolean damaged;

  /** The object's number, or how many buckets it has. */
  void number(String name, String word) {
    damaged |= !word.matches("[0-9]{1,10}");
    put(name, word);
  }

  /** A time in seconds, which need not be whole. */
  void seconds(String name, String word) {
    damaged |= !word.matches("[0-9]{1,10}(?:\\.[0-9]{1,6})?");
    put(name, word);
  }

  /** The members of a group; a weight of 1 is not printed. */
  void group(String word) {
    damaged |= !Stream.of(word.split("/", -1)).allMatch(member -> MEMBER.matcher(member).matches());
    put(
        "group",
        Stream.of(word.split("/"))
            .map(member -> member.indexOf(',') < 0 ? member + ",1" : member)
            .collect(joining("/")));
    fields.putIfAbsent("type", "mpath");
  }

  /** A gateway; {@code family} is told only where it is not the object's. */
  void via(String family, String address) {
    Optional<IpAddress> gateway = IpAddress.parse(address);
    damaged |= gateway.isEmpty();
    gateway.ifPresent(
        known -> put("via", family.isEmpty() ? known.text() : family + " " + known.text()));
  }

  void scope(String word) {
    put("scope", KernelNames.scope(word));
  }

  void proto(String word) {
    put("proto", KernelNames.protocol(word));
  }

  void flag(String word) {
    damaged |= word.isEmpty();
    flags.add(word);
  }

  /** Any other field, as it stands; an empty value damages the object. */
  void put(String name, String value) {
    damaged |= value.isEmpty();
    fields.put(name, value);
  }

  /** The fact; empty for what is no whole object. */
  Optional<Fact> toFact() {
    if (damaged || !fields.containsKey("id") || !isSomething()) {
      return Optional.empty();
    }
    fields.putIfAbsent("scope", "global");
    fields.putIfAbsent("proto", "unspec");
    if (!flags.isEmpty()) {
      fields.put("flags", String.join(",", flags));
    }
    return Optional.of(new Fact(NexthopObject.KIND, fields));
  }

  /** Whether it leads anywhere, be it into a black hole. */
  private boolean isSomething() {
    return Stream.of("via", "dev", "group", "blackhole", "encap")
        .anyMatch(name -> fields.containsKey(name));
  }
}
