package io.netlapse.engine.facts.socket;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The states of TCP, each tool's word for it turned into one (tcp(7), tcp_states.h). */
final class SocketState {

  /** Waiting for whoever comes. */
  static final String LISTEN = "listen";

  /** By the numbers of the kernel, from 1. */
  private static final String[] BY_NUMBER = {
    "established",
    "syn-sent",
    "syn-recv",
    "fin-wait-1",
    "fin-wait-2",
    "time-wait",
    "close",
    "close-wait",
    "last-ack",
    LISTEN,
    "closing",
    "syn-recv"
  };

  private static final Set<String> KNOWN = new HashSet<>(List.of(BY_NUMBER));
  private static final Map<String, String> OTHER_WORDS =
      Map.of(
          "estab",
          "established",
          "unconn",
          "close",
          "fin-wait1",
          "fin-wait-1",
          "fin-wait2",
          "fin-wait-2",
          "closed",
          "close");

  private SocketState() {}

  /** The state of a word such as {@code ESTAB}, {@code TIME_WAIT}; empty for any other word. */
  static Optional<String> of(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('_', '-');
    String state = OTHER_WORDS.getOrDefault(lower, lower);
    return KNOWN.contains(state) ? Optional.of(state) : Optional.empty();
  }

  /** The state of a number of the kernel, two hexadecimal digits. */
  static Optional<String> ofKernel(String digits) {
    int number = digits.length() == 2 ? Character.digit(digits.charAt(1), 16) : -1;
    return number >= 1 && number <= BY_NUMBER.length && digits.charAt(0) == '0'
        ? Optional.of(BY_NUMBER[number - 1])
        : Optional.empty();
  }
}
