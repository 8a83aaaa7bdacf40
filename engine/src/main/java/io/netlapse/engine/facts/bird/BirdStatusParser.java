package io.netlapse.engine.facts.bird;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bird.BirdStart;
import io.netlapse.spi.bird.BirdStatus;
import io.netlapse.spi.bird.BirdVersion;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads {@code birdc show status}. A sample line:
 *
 * <pre>{@code Router ID is 10.0.0.1}</pre>
 */
public final class BirdStatusParser extends BirdParser {

  private static final String ROUTER = "Router ID is ";
  private static final String REBOOT = "Last reboot on ";
  private static final String RECONFIGURATION = "Last reconfiguration on ";
  private static final List<String> UNDERSTOOD =
      List.of("Current server time is ", "Hostname is ", "BIRD ");

  /** For {@link java.util.ServiceLoader}. */
  public BirdStatusParser() {
    super("bird-status", "status", BirdStatus.KIND, BirdStart.KIND);
  }

  @Override
  public Scope scope(Command command) {
    return BirdCommand.of(command)
        .filter(bird -> !command.filtered() && bird.rest().isEmpty())
        .map(
            bird ->
                Scope.of(
                    Stream.of(BirdStatus.KIND, BirdStart.KIND, BirdVersion.KIND)
                        .map(kind -> Coverage.where(kind, Map.of("daemon", bird.daemon())))
                        .toArray(Coverage[]::new)))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  void read(List<Line> lines, BirdCommand command, ReadingDraft draft) {
    String router = "";
    String reboot = "";
    String reconfiguration = "";
    String state = "";
    List<Span> status = new ArrayList<>();
    List<Span> start = new ArrayList<>();
    for (Line line : lines) {
      String content = line.content().strip();
      if (content.startsWith(ROUTER)) {
        router = content.substring(ROUTER.length());
        status.add(line.span());
      } else if (content.startsWith(REBOOT)) {
        reboot = content.substring(REBOOT.length());
        start.add(line.span());
      } else if (content.startsWith(RECONFIGURATION)) {
        reconfiguration = content.substring(RECONFIGURATION.length());
        start.add(line.span());
      } else if (UNDERSTOOD.stream().anyMatch(content::startsWith)) {
        draft.understood(line.span());
      } else if (isState(content)) {
        state = content;
        status.add(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    if (router.isEmpty() || state.isEmpty()) {
      status.forEach(draft::unread);
    } else {
      draft.fact(new BirdStatus(command.daemon(), router, state).toFact(), status);
    }
    if (reboot.isEmpty() || reconfiguration.isEmpty()) {
      start.forEach(draft::unread);
    } else {
      draft.fact(new BirdStart(command.daemon(), reboot, reconfiguration).toFact(), start);
    }
  }

  /** How the daemon is (bird, nest/cmds.c). */
  private static boolean isState(String content) {
    return content.startsWith("Daemon is ")
        || content.startsWith("Shutdown in progress")
        || content.startsWith("Reconfiguration in progress")
        || content.startsWith("Graceful restart ");
  }
}
