package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.system.LoggedTime;
import io.netlapse.spi.system.UnitRestarts;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The properties of one unit, and the facts that they tell. */
final class UnitParagraph {

  /** What a unit's state is made of, besides the unit's name. */
  static final List<String> STATE =
      List.of("LoadState", "ActiveState", "SubState", "UnitFileState");

  /** What a unit's start is made of, besides the unit's name; systemd 219 has no invocations. */
  static final List<String> START =
      List.of("ExecMainStartTimestamp", "ExecMainStartTimestampMonotonic");

  private static final Pattern PROPERTY = Pattern.compile("[A-Z][A-Za-z0-9]*=.*");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
  private static final Pattern MICROS = Pattern.compile("[1-9]\\d{0,17}");
  private static final Pattern INVOCATION = Pattern.compile("[0-9a-f]{32}");

  private final List<Line> all = new ArrayList<>();
  private final Map<String, Line> lines = new HashMap<>();

  static boolean isProperty(Line line) {
    return PROPERTY.matcher(line.content()).matches();
  }

  void add(Line line) {
    all.add(line);
    lines.put(line.content().substring(0, line.content().indexOf('=')), line);
  }

  void read(ReadingDraft draft) {
    String unit = value("Id");
    if (unit.isEmpty()) {
      // Whose properties these are was not asked for.
      all.forEach(line -> draft.unread(line.span()));
      return;
    }
    all.forEach(line -> draft.understood(line.span()));
    if (!value("LoadState").equals("not-found")) {
      state(unit, draft);
      start(unit, draft);
      restarts(unit, draft);
    }
  }

  private void state(String unit, ReadingDraft draft) {
    boolean whole = STATE.stream().allMatch(lines::containsKey);
    // Only UnitFileState may be empty: a unit can be without a file.
    if (whole && STATE.stream().limit(3).noneMatch(name -> value(name).isEmpty())) {
      UnitState state =
          new UnitState(
              unit,
              value("LoadState"),
              value("ActiveState"),
              value("SubState"),
              emptyToNull(value("UnitFileState")));
      gather(state.toFact(), STATE, draft);
    }
  }

  private void start(String unit, ReadingDraft draft) {
    String micros = value("ExecMainStartTimestampMonotonic");
    // 0 says that the main process has never been started in this boot.
    if (START.stream().allMatch(lines::containsKey) && MICROS.matcher(micros).matches()) {
      LoggedTime since = SystemdTime.parse(value("ExecMainStartTimestamp")).orElse(null);
      String invocation = value("InvocationID");
      UnitStart start =
          new UnitStart(
              unit,
              since,
              Long.valueOf(micros),
              INVOCATION.matcher(invocation).matches() ? invocation : null);
      gather(
          start.toFact(), Stream.concat(START.stream(), Stream.of("InvocationID")).toList(), draft);
    }
  }

  private void restarts(String unit, ReadingDraft draft) {
    String count = value("NRestarts");
    if (COUNT.matcher(count).matches()) {
      gather(new UnitRestarts(unit, Integer.parseInt(count)).toFact(), List.of("NRestarts"), draft);
    }
  }

  private void gather(Fact fact, List<String> properties, ReadingDraft draft) {
    draft.fact(
        fact,
        Stream.concat(Stream.of("Id"), properties.stream())
            .map(lines::get)
            .filter(Objects::nonNull)
            .map(Line::span)
            .sorted()
            .toList());
  }

  private String value(String property) {
    Line line = lines.get(property);
    return line == null ? "" : line.content().substring(property.length() + 1).strip();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
