package io.netlapse.engine.facts.unit;

import java.util.Set;

/** Names of units (systemd.unit(5)). */
final class UnitName {

  private static final Set<String> SUFFIXES =
      Set.of(
          "service",
          "socket",
          "target",
          "timer",
          "mount",
          "path",
          "slice",
          "scope",
          "device",
          "swap",
          "automount");

  private UnitName() {}

  /** The name with its suffix; {@code systemctl} takes one without for a service. */
  static String of(String word) {
    return isUnit(word) ? word : word + ".service";
  }

  static boolean isUnit(String word) {
    int dot = word.lastIndexOf('.');
    return dot > 0 && SUFFIXES.contains(word.substring(dot + 1));
  }
}
