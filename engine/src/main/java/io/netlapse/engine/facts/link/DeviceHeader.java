package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Span;

/**
 * Reads the first two lines of a device, such as {@code 2: eth0@if3: <BROADCAST,UP,LOWER_UP> mtu
 * 1500 qdisc noqueue state UP group default qlen 1000} and {@code link/ether 52:54:00:50:00:11 brd
 * ff:ff:ff:ff:ff:ff link-netnsid 0}.
 */
final class DeviceHeader {

  private DeviceHeader() {}

  /** Whether a word is a device's number: {@code 12:}. */
  static boolean isNumber(String word) {
    int last = word.length() - 1;
    return last > 0
        && word.charAt(last) == ':'
        && word.chars().limit(last).allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * A device's own name. What follows the {@code @} is the device below it or the number of its
   * peer, which old versions print as the name of whichever device has that number here.
   */
  static String ownName(String word) {
    String name = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
    int at = name.indexOf('@');
    return at > 0 ? name.substring(0, at) : name;
  }

  /**
   * Reads what follows the name.
   *
   * @return whether every word was known
   */
  static boolean read(Words words, Device device, Span span) {
    boolean whole = true;
    while (words.hasNext()) {
      String name = words.next();
      switch (name) {
        case "mtu", "qdisc", "master", "state", "group", "qlen" ->
            device.tell(name, words.next(), span);
        // Where the line of the link-layer address is left out, what ends it stands here.
        case "mode", "link-netnsid", "link-netns" -> words.next();
        case "event" -> words.rest();
        default -> {
          if (name.startsWith("<")) {
            device.flags(DeviceText.flags(name), span);
          } else {
            whole &= name.startsWith("xdp");
          }
        }
      }
    }
    return whole;
  }

  /**
   * Reads the line of the link-layer address.
   *
   * @return whether every word was known
   */
  static boolean readLink(Words words, Device device, Span span) {
    device.tell("type", words.next().substring("link/".length()), span);
    boolean whole = true;
    boolean first = true;
    while (words.hasNext()) {
      String name = words.next();
      switch (name) {
        case "brd", "peer" -> device.tell("broadcast", words.next(), span);
        case "permaddr" -> device.tell("permaddr", words.next(), span);
        case "link-netnsid", "link-netns", "new-netns", "new-netnsid", "new-ifindex" ->
            words.next();
        case "protodown" -> words.next();
        case "promiscuity" -> {
          // What -d tells of queues and offloading follows here; a kind has a line of its own.
          device.detail(span);
          words.rest();
        }
        default -> {
          if (first) {
            device.tell("address", name, span);
          } else {
            whole &= name.startsWith("protodown") || name.startsWith("<");
          }
        }
      }
      first = false;
    }
    return whole;
  }
}
