package io.netlapse.cli.kernel;

import java.util.ArrayList;
import java.util.List;

/** Commands for {@code ipset restore}, made by chance: a set or two of every type, and entries. */
final class RandomSets {

  private static final List<String> TYPES =
      List.of(
          "hash:ip",
          "hash:mac",
          "hash:ip,mac",
          "hash:net",
          "hash:net,net",
          "hash:ip,port",
          "hash:net,port",
          "hash:ip,port,ip",
          "hash:ip,port,net",
          "hash:ip,mark",
          "hash:net,port,net",
          "hash:net,iface",
          "bitmap:ip",
          "bitmap:ip,mac",
          "bitmap:port");

  private final RandomWords words;
  private final List<String> commands = new ArrayList<>();

  private RandomSets(long seed) {
    this.words = new RandomWords(seed);
  }

  /** The commands of a seed, in the order in which they must run. */
  static List<String> of(long seed) {
    RandomSets sets = new RandomSets(seed);
    for (int i = 0; i < 2 * TYPES.size(); i++) {
      sets.set("set-" + i, TYPES.get(i % TYPES.size()));
    }
    sets.list();
    return sets.commands;
  }

  private void set(String name, String type) {
    boolean six = type.startsWith("hash:") && !type.equals("hash:mac") && words.number(0, 2) == 0;
    String options = words.maybe(" counters") + words.maybe(" comment") + words.maybe(" skbinfo");
    String timeout = words.of("|| timeout 0| timeout 600");
    commands.add("create " + name + " " + type + shape(type, six) + timeout + options);
    for (int i = words.number(0, 6); i > 0; i--) {
      commands.add("add " + name + " " + entry(type, six) + of(type, timeout, options));
    }
  }

  private String shape(String type, boolean six) {
    return switch (type) {
      case "bitmap:ip", "bitmap:ip,mac" -> " range 10.1.0.0-10.1.0.255";
      case "bitmap:port" -> " range " + words.of("0-1023|0-65535");
      default ->
          (type.equals("hash:mac") ? "" : six ? " family inet6" : " family inet")
              + words.of("| maxelem 1000| hashsize 64| bucketsize 8")
              + (type.equals("hash:ip,mark") ? words.maybe(" markmask 0xff00") : "")
              + (type.equals("hash:ip") && !six ? words.maybe(" netmask 24") : "");
    };
  }

  private String entry(String type, boolean six) {
    StringBuilder entry = new StringBuilder();
    for (String part : type.substring(type.indexOf(':') + 1).split(",")) {
      entry.append(entry.isEmpty() ? "" : ",").append(part(type, part, six));
    }
    return entry.toString();
  }

  private String part(String type, String part, boolean six) {
    return switch (part) {
      case "ip" ->
          type.startsWith("bitmap:")
              ? "10.1.0." + words.number(0, 255)
              : six ? words.ipv6() : words.ipv4();
      case "net" ->
          six
              ? "fd10:%x::/%d".formatted(words.number(0, 65535), words.number(32, 128))
              : "%d.%d.0.0/%d"
                  .formatted(words.number(1, 126), words.number(0, 255), words.number(16, 32));
      case "port" ->
          type.equals("bitmap:port")
              ? String.valueOf(words.number(0, 1023))
              : words.of("tcp:|udp:|sctp:") + words.number(0, 65535);
      case "mac" -> "02:00:00:00:00:%02x".formatted(words.number(0, 255));
      case "mark" -> "0x%x".formatted(words.number(0, 65535));
      default -> words.of("eth0|bond0.7|physdev:veth1");
    };
  }

  private String of(String type, String timeout, String options) {
    return (timeout.isEmpty() ? "" : words.of("| timeout 0| timeout 900"))
        + (type.startsWith("hash:net") ? words.maybe(" nomatch") : "")
        + (options.contains("counters") ? words.maybe(" packets 3 bytes 180") : "")
        + (options.contains("comment") ? words.maybe(" comment \"kept by hand, since 2020\"") : "")
        + (options.contains("skbinfo") ? words.maybe(" skbmark 0x11/0xff skbprio 1:2") : "");
  }

  private void list() {
    commands.add("create all list:set size 8" + words.maybe(" comment"));
    for (int i = 0; i < 6; i++) {
      commands.add("add all set-" + words.number(0, 2 * TYPES.size() - 1));
    }
  }
}
