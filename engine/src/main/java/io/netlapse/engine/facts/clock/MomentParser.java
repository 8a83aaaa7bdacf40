package io.netlapse.engine.facts.clock;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what people paste beside other things and what holds for that moment alone: {@code uptime},
 * {@code date}, {@code free}. It says no fact.
 *
 * <p>Samples: {@code 22:46:38 up 3 days, 2:01, 1 user, load average: 0.53, 0.13, 0.04}, {@code Fri
 * Nov 27 22:46:39 UTC 2026}, {@code Mem: 488628 30852 437076 12 29424 457776}
 */
public final class MomentParser extends LineParser {

  private static final Set<String> PROGRAMS = Set.of("uptime", "date", "free");

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("\\d\\d:\\d\\d(:\\d\\d)? +up .*load average: [0-9., ]+"),
          Pattern.compile("up \\d[a-z0-9, ]*"),
          Pattern.compile("[0-9.]+"),
          Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ][0-9:.,]+ ?([A-Z]{1,5}|[+-][0-9:]+)?)?"),
          Pattern.compile(
              "[A-Z][a-z]{2},? +[A-Za-z0-9]+ +[A-Za-z0-9]+ +[0-9: APM]+([A-Z]{1,5}|[+-]\\d+)?("
                  + " \\d{4})?"),
          Pattern.compile("total +used +free.*"),
          Pattern.compile("(Mem|Swap|Total|-/\\+ buffers/cache):( +[0-9.]+[A-Za-z]*)+"));

  /** Without state. */
  public MomentParser() {
    super("moment", 1);
  }

  @Override
  public boolean reads(Command command) {
    return PROGRAMS.contains(command.program());
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content().strip();
    // None of them prints a long line, and long ones make slow matches.
    if (content.length() < 200
        && SHAPES.stream().anyMatch(shape -> shape.matcher(content).matches())) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }
}
