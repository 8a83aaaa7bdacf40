package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.loadbalancer.ServiceEndpoint;
import io.netlapse.spi.kernel.ConntrackEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A tracked connection by its addresses.
 *
 * @param protocol {@code tcp}, {@code udp} ...
 * @param from the client
 * @param to what the client sends to
 * @param toPort the port that it sends to; empty for none
 * @param answerFrom who is to answer: the server that was chosen
 * @param answerPort the server's port; empty for none
 * @param answerTo where the server sends its answer
 * @param answered whether any answer was seen
 */
record Connection(
    String protocol,
    String from,
    String to,
    String toPort,
    String answerFrom,
    String answerPort,
    String answerTo,
    boolean answered) {

  static Connection of(ConntrackEntry entry) {
    Map<String, String> there = words(entry.original());
    Map<String, String> back = words(entry.reply());
    String flags = entry.flags() == null ? "" : entry.flags();
    return new Connection(
        entry.protocol(),
        there.getOrDefault("src", ""),
        there.getOrDefault("dst", ""),
        there.getOrDefault("dport", ""),
        back.getOrDefault("src", ""),
        back.getOrDefault("sport", ""),
        back.getOrDefault("dst", ""),
        !flags.contains("UNREPLIED"));
  }

  /** The server that was chosen, as a Service's endpoint is written. */
  String server() {
    return ServiceEndpoint.text(answerFrom, answerPort);
  }

  /** Whether no rule chose a server for it. */
  boolean isUndirected() {
    return answerFrom.equals(to);
  }

  /** Whether it was sent from one of these addresses to one of them, and waits for an answer. */
  boolean isSentAs(Set<String> services) {
    return !answered && services.contains(from) && services.contains(to) && from.equals(answerTo);
  }

  private static Map<String, String> words(String text) {
    Map<String, String> words = new HashMap<>();
    for (String word : text.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        words.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return words;
  }
}
