package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.config.CommandLineFlags;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.ProcessFlag;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.ProcessStart;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the capture script's list of network agents, which it makes from {@code /proc/PID/stat}
 * (proc_pid_stat(5)): process id, name, start in clock ticks since boot, command line.
 *
 * <p>Of several processes of one name the oldest counts: it is the one that made the others. Its
 * flags are facts, too; the process id is part of none.
 *
 * <p>Sample: {@code 812 kube-proxy 4211 kube-proxy --config=/var/lib/kube-proxy/config.conf}, under
 * {@code # clock-ticks-per-second 100}
 */
public final class ProcessesParser extends OutputParser {

  private static final Pattern TICKS =
      Pattern.compile("# clock-ticks-per-second (?<ticks>[1-9]\\d{0,5})");
  private static final Pattern PROCESS =
      Pattern.compile("\\d{1,10} (?<name>\\S{1,15}) (?<start>\\d{1,15})(?<line> .*)?");

  /** What Linux counts in on every machine that matters here (sysconf(3)). */
  private static final long USUAL_TICKS = 100;

  /** Without state. */
  public ProcessesParser() {
    super("processes", 2, ProcessStart.KIND, ProcessFlag.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.words().equals(List.of("capture", "--only", "processes"));
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.all(ProcessStart.KIND), Coverage.all(ProcessFlag.KIND));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Map<String, Started> oldest = new LinkedHashMap<>();
    long ticksPerSecond = USUAL_TICKS;
    for (Line line : Line.of(text)) {
      Matcher ticks = TICKS.matcher(line.content());
      Matcher process = PROCESS.matcher(line.content());
      if (ticks.matches()) {
        ticksPerSecond = Long.parseLong(ticks.group("ticks"));
        draft.understood(line.span());
      } else if (process.matches()) {
        draft.understood(line.span());
        long start = Long.parseLong(process.group("start"));
        Started started =
            new Started(start, Objects.requireNonNullElse(process.group("line"), ""), line);
        oldest.merge(process.group("name"), started, Started::older);
      } else {
        draft.unread(line.span());
      }
    }
    for (Map.Entry<String, Started> one : oldest.entrySet()) {
      Duration sinceBoot = Duration.ofMillis(one.getValue().ticks() * 1000 / ticksPerSecond);
      draft.fact(new ProcessStart(one.getKey(), sinceBoot).toFact(), one.getValue().line().span());
      CommandLineFlags.of(one.getKey(), one.getValue().arguments())
          .forEach(flag -> draft.fact(flag.toFact(), one.getValue().line().span()));
    }
  }

  private record Started(long ticks, String arguments, Line line) {

    Started older(Started other) {
      return other.ticks < ticks ? other : this;
    }
  }
}
