package io.netlapse.engine.facts.clock;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.clock.ClockSource;
import io.netlapse.spi.clock.ClockSynchronised;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code chronyc tracking} (chronyc(1)).
 *
 * <p>Samples: {@code Reference ID : CB00710F (ntp1.example.net)}, {@code Leap status : Normal}
 */
public final class ChronycTrackingParser extends LineParser {

  private static final Set<String> NUMBERS =
      Set.of(
          "Stratum",
          "Ref time (UTC)",
          "System time",
          "Last offset",
          "RMS offset",
          "Frequency",
          "Residual freq",
          "Skew",
          "Root delay",
          "Root dispersion",
          "Update interval");

  /** Without state. */
  public ChronycTrackingParser() {
    super("chronyc-tracking", 1, ClockSynchronised.KIND, ClockSource.KIND);
  }

  @Override
  public boolean reads(Command command) {
    List<String> arguments =
        command.arguments().stream().filter(word -> !word.equals("-n")).toList();
    return command.program().equals("chronyc") && arguments.equals(List.of("tracking"));
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content();
    int colon = content.indexOf(" : ");
    String name = content.substring(0, Math.max(colon, 0)).strip();
    String value = colon < 0 ? "" : content.substring(colon + 3).strip();
    if (NUMBERS.contains(name)) {
      draft.understood(line.span());
    } else if (name.equals("Leap status") && !value.isEmpty()) {
      boolean follows = !value.equals("Not synchronised");
      draft.fact(new ClockSynchronised("chrony", follows).toFact(), line.span());
    } else if (name.equals("Reference ID")) {
      String source = inBrackets(value);
      if (source.isEmpty()) {
        draft.understood(line.span());
      } else {
        draft.fact(new ClockSource("chrony", source).toFact(), line.span());
      }
    } else {
      draft.unread(line.span());
    }
  }

  /** Empty where the daemon follows nobody. */
  private static String inBrackets(String value) {
    int open = value.indexOf('(');
    return open >= 0 && value.endsWith(")") ? value.substring(open + 1, value.length() - 1) : "";
  }
}
