package io.netlapse.engine.facts.bridge;

/** The text of a link-layer address. */
public final class LinkLayerAddress {

  private LinkLayerAddress() {}

  /**
   * Whether a word is two bytes or more in hexadecimal, joined by colons: six of Ethernet, four of
   * a tunnel over IPv4, twenty of InfiniBand.
   */
  public static boolean isOne(String word) {
    if (word.length() < 5 || word.length() % 3 != 2) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (i % 3 == 2 ? c != ':' : Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
