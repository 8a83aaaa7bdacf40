package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.bird.BgpInfo;
import io.netlapse.engine.facts.table.BoxTable;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.calico.CalicoBgpPeerPhase;
import io.netlapse.spi.calico.CalicoBgpPeerStatus;
import io.netlapse.spi.calico.CalicoProcess;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code calicoctl node status} and {@code kubectl calico node status}. A sample line:
 *
 * <pre>{@code | 10.0.0.2     | node-to-node mesh | up    | 2022-06-14 | Established |}</pre>
 *
 * <p>A cell that does not fit goes on in the line below, whose first cell is blank.
 */
public final class CalicoctlNodeStatusParser extends OutputParser {

  private static final List<FactKind> KINDS =
      List.of(CalicoProcess.KIND, CalicoBgpPeerStatus.KIND, CalicoBgpPeerPhase.KIND);

  private static final Set<String> REMARKS =
      Set.of("IPv4 BGP status", "IPv6 BGP status", "No IPv4 peers found.", "No IPv6 peers found.");

  /** Behind it stand the daemons that the release knows. */
  private static final String NO_BGP = "None of the BGP backend processes";

  /** For {@link java.util.ServiceLoader}. */
  public CalicoctlNodeStatusParser() {
    super("calicoctl-node-status", 2, KINDS);
  }

  @Override
  public boolean reads(Command command) {
    return CalicoctlCommand.of(command)
        .filter(calicoctl -> calicoctl.asks("node", "status"))
        .isPresent();
  }

  @Override
  public Scope scope(Command command) {
    boolean whole =
        CalicoctlCommand.of(command)
            .filter(calicoctl -> calicoctl.known() && calicoctl.words().size() == 2)
            .isPresent();
    return command.filtered() || !whole
        ? Scope.ONLY_SHOWN
        : Scope.of(KINDS.stream().map(Coverage::all).toArray(Coverage[]::new));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Row row = null;
    for (Line line : Line.of(text)) {
      Optional<List<String>> cells = BoxTable.cells(line).filter(found -> found.size() == 5);
      boolean goesOn = cells.isPresent() && cells.get().getFirst().isEmpty();
      if (row != null && goesOn) {
        row.more(cells.get(), line);
        continue;
      }
      if (row != null) {
        row.end(draft);
      }
      boolean begins =
          cells.isPresent() && !goesOn && !cells.get().getFirst().equals("PEER ADDRESS");
      row = begins ? new Row(cells.get(), line) : null;
      if (!begins) {
        other(line, cells.isPresent() && !goesOn, draft);
      }
    }
    if (row != null) {
      row.end(draft);
    }
  }

  private static void other(Line line, boolean header, ReadingDraft draft) {
    String content = line.content().strip();
    if (content.equals("Calico process is running.")) {
      draft.fact(new CalicoProcess(CalicoProcess.CALICO, true).toFact(), line.span());
    } else if (content.equals("Calico process is not running.")) {
      draft.fact(new CalicoProcess(CalicoProcess.CALICO, false).toFact(), line.span());
    } else if (content.startsWith(NO_BGP)) {
      draft.fact(new CalicoProcess(CalicoProcess.BGP, false).toFact(), line.span());
    } else if (header || BoxTable.isBorder(line) || REMARKS.contains(content)) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  /** A row and the lines that it goes on in. Not safe for many threads. */
  private static final class Row {

    private final List<StringBuilder> cells = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    Row(List<String> first, Line line) {
      first.forEach(cell -> cells.add(new StringBuilder(cell)));
      spans.add(line.span());
    }

    void more(List<String> next, Line line) {
      for (int i = 0; i < cells.size(); i++) {
        if (!next.get(i).isEmpty()) {
          cells.get(i).append(' ').append(next.get(i));
        }
      }
      spans.add(line.span());
    }

    void end(ReadingDraft draft) {
      String peer = cells.get(0).toString();
      String type = cells.get(1).toString();
      String state = cells.get(2).toString();
      Optional<BgpInfo> info = BgpInfo.of(cells.get(4).toString());
      if (type.isEmpty() || state.isEmpty()) {
        spans.forEach(draft::unread);
        return;
      }
      boolean established = info.isPresent() && info.get().established();
      draft.fact(new CalicoBgpPeerStatus(peer, type, state, established).toFact(), spans);
      if (info.isPresent()) {
        draft.fact(
            new CalicoBgpPeerPhase(peer, info.get().phase(), info.get().error()).toFact(), spans);
      } else if (!cells.get(4).isEmpty()) {
        spans.forEach(draft::unread);
      }
    }
  }
}
