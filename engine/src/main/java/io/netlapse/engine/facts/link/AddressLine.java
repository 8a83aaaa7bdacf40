package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.text.Words;
import java.util.Set;

/**
 * Reads the words of one address as {@code ip address} prints them, such as {@code inet 10.1.0.2/24
 * brd 10.1.0.255 scope global secondary eth0:1}.
 */
final class AddressLine {

  private static final Set<String> FLAGS =
      Set.of(
          "secondary",
          "dynamic",
          "noprefixroute",
          "deprecated",
          "tentative",
          "dadfailed",
          "mngtmpaddr",
          "temporary",
          "home",
          "nodad",
          "optimistic",
          "autojoin",
          "stable-privacy");

  private AddressLine() {}

  static boolean isFlag(String word) {
    return FLAGS.contains(word);
  }

  /**
   * Reads what follows {@code inet} or {@code inet6}.
   *
   * @return whether every word was known
   */
  static boolean read(Words words, AddressFields address) {
    address.address(words.next());
    boolean whole = true;
    while (words.hasNext()) {
      whole &= attribute(words.next(), words, address);
    }
    return whole;
  }

  private static boolean attribute(String name, Words words, AddressFields address) {
    switch (name) {
      case "peer" -> address.peer(words.next());
      case "brd" -> address.other("broadcast", words.next());
      case "any" -> address.other("anycast", words.next());
      case "scope" -> address.scope(words.next());
      case "metric" -> address.metric(words.next());
      case "proto" -> address.proto(words.next());
      case "flags" -> {
        return address.flagBits(words.next());
      }
      default -> {
        if (FLAGS.contains(name)) {
          address.flag(name);
        } else if (words.hasNext()) {
          return false;
        } else {
          address.label(name);
        }
      }
    }
    return true;
  }
}
