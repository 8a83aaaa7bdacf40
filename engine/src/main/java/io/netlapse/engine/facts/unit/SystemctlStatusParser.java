package io.netlapse.engine.facts.unit;

import io.netlapse.engine.facts.logs.LogReader;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.ProcessFlag;
import io.netlapse.spi.config.UnitSince;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.UnitState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code systemctl status} (systemctl(1)): of each unit its state, since when it is in it,
 * the flags of its main process, and of its last lines of the journal those that mean something.
 * Process ids, tasks, memory and processor time are left out.
 *
 * <p>Sample:
 *
 * <pre>{@code
 * ● kubelet.service - kubelet: The Kubernetes Node Agent
 *      Loaded: loaded (/lib/systemd/system/kubelet.service; enabled; preset: enabled)
 *      Active: active (running) since Sun 2026-11-22 10:00:00 UTC; 5s ago
 * }</pre>
 */
public final class SystemctlStatusParser extends OutputParser {

  private static final Set<String> HARMLESS =
      Set.of("--no-pager", "-l", "--full", "--lines=0", "-n0", "-a", "--all");

  /** Without state. */
  public SystemctlStatusParser() {
    super("systemctl-status", 1, UnitState.KIND, UnitSince.KIND, ProcessFlag.KIND, LogEvent.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("systemctl") && command.arguments().contains("status");
  }

  /** State and time of the units that it names; a unit that is not there has neither. */
  @Override
  public Scope scope(Command command) {
    List<String> units = units(command);
    return Scope.of(
        units.stream()
            .flatMap(unit -> Stream.of(UnitState.KIND, UnitSince.KIND).map(of(unit)))
            .distinct()
            .toArray(Coverage[]::new));
  }

  private static Function<FactKind, Coverage> of(String unit) {
    return kind -> Coverage.where(kind, Map.of("unit", unit));
  }

  /** The units that a command names; none where something is not clear. */
  private static List<String> units(Command command) {
    List<String> units = new ArrayList<>();
    boolean verbSeen = false;
    for (String word : command.arguments()) {
      if (word.equals("status") && !verbSeen) {
        verbSeen = true;
      } else if (verbSeen && !word.startsWith("-") && word.matches("[A-Za-z0-9@:_.\\\\-]+")) {
        units.add(UnitName.of(word));
      } else if (!HARMLESS.contains(word)) {
        return List.of();
      }
    }
    return command.filtered() ? List.of() : units;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    parse(text, draft);
  }

  static void parse(String text, ReadingDraft draft) {
    LogReader log = new LogReader(draft, null);
    @Nullable StatusBlock block = null;
    for (Line line : Line.of(text)) {
      String unit = StatusBlock.header(line);
      if (!unit.isEmpty()) {
        finish(block, draft);
        block = new StatusBlock(unit, line);
      } else if (block != null && line.indent() > 0 && !LogReader.isLogLine(line)) {
        block.add(line, draft);
      } else if (StatusBlock.isRemark(line.content())) {
        draft.understood(line.span());
      } else {
        log.read(line);
      }
    }
    finish(block, draft);
    log.finish();
  }

  private static void finish(@Nullable StatusBlock block, ReadingDraft draft) {
    if (block != null) {
      block.writeTo(draft);
    }
  }
}
