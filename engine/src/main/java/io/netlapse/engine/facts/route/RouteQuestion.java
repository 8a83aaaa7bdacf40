package io.netlapse.engine.facts.route;

import static io.netlapse.engine.facts.iproute.IpCommand.abbreviates;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.RouteDecision;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a command line of {@code ip route get} asks (ip-route(8)).
 *
 * @param to the address asked for; empty where no command was told
 * @param asked what else is asked, by word
 * @param fibmatch whether the route that matches is asked for
 */
record RouteQuestion(String to, SortedMap<String, String> asked, boolean fibmatch) {

  /** The question of which nothing was told. */
  static final RouteQuestion UNTOLD = new RouteQuestion("", new TreeMap<>(), false);

  /** Reads a command line; empty if it asks no such question in the namespace of the shell. */
  static Optional<RouteQuestion> of(Command command) {
    return IpCommand.of(command)
        .filter(ip -> ip.object().equals("route") && !ip.hidden())
        .filter(ip -> abbreviates(ip.verb(), "get"))
        .map(ip -> of(ip.arguments()));
  }

  private static RouteQuestion of(List<String> words) {
    String to = "";
    SortedMap<String, String> asked = new TreeMap<>();
    boolean fibmatch = false;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at).equals("dev") ? "oif" : words.get(at);
      if (word.equals("fibmatch")) {
        fibmatch = true;
      } else if (RouteDecision.isAsked(word) && at + 1 < words.size()) {
        asked.put(word, canonical(word, words.get(++at)));
      } else if (!word.equals("to") && !word.equals("connected") && !word.equals("notify")) {
        to = address(word);
      }
    }
    return new RouteQuestion(to, asked, fibmatch);
  }

  /** A mark in hexadecimal, as {@code ip} prints it; an address as it is written canonically. */
  static String canonical(String word, String value) {
    if (!word.equals("mark")) {
      return address(value);
    }
    try {
      return "0x" + Integer.toHexString(Integer.parseUnsignedInt(digits(value), radix(value)));
    } catch (NumberFormatException notANumber) {
      return value;
    }
  }

  private static int radix(String value) {
    return value.startsWith("0x") ? 16 : 10;
  }

  private static String digits(String value) {
    return value.startsWith("0x") ? value.substring(2) : value;
  }

  private static String address(String word) {
    int slash = word.indexOf('/');
    String alone = slash < 0 ? word : word.substring(0, slash);
    return IpAddress.parse(alone).map(IpAddress::text).orElse(word);
  }
}
