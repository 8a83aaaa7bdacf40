package io.netlapse.engine.facts.bird;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What BIRD says of a BGP session in its last column: {@code Established}, or {@code Active Socket:
 * Connection refused}.
 *
 * @param phase the state of the session (RFC 4271, 8.2.2, and {@code Passive}, {@code Close},
 *     {@code Down})
 * @param error what went wrong last; null for nothing
 */
public record BgpInfo(String phase, @Nullable String error) {

  private static final Set<String> PHASES =
      Set.of(
          "Established",
          "Idle",
          "Connect",
          "Active",
          "OpenSent",
          "OpenConfirm",
          "Passive",
          "Close",
          "Down");

  /** Reads the column; empty where it begins with another word. */
  public static Optional<BgpInfo> of(String column) {
    String text = column.strip();
    int blank = text.indexOf(' ');
    String phase = blank < 0 ? text : text.substring(0, blank);
    String error = blank < 0 ? null : text.substring(blank).strip();
    return PHASES.contains(phase) ? Optional.of(new BgpInfo(phase, error)) : Optional.empty();
  }

  /** Whether routes may flow. */
  public boolean established() {
    return phase.equals("Established");
  }
}
