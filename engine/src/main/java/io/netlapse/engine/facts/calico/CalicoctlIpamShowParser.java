package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.table.BoxTable;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.calico.CalicoIpamBlock;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code calicoctl ipam show} and {@code --show-blocks}. A sample line:
 *
 * <pre>{@code | IP Pool  | 10.65.0.0/16 |     65536 | 5 (0%)     | 65531 (100%) |}</pre>
 */
public final class CalicoctlIpamShowParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public CalicoctlIpamShowParser() {
    super("calicoctl-ipam-show", 1, CalicoIpamBlock.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return CalicoctlCommand.of(command)
        .filter(calicoctl -> calicoctl.asks("ipam", "show"))
        .isPresent();
  }

  @Override
  public Scope scope(Command command) {
    Optional<CalicoctlCommand> whole =
        CalicoctlCommand.of(command)
            .filter(calicoctl -> calicoctl.known() && calicoctl.words().size() == 2);
    if (command.filtered() || whole.isEmpty()) {
      return Scope.ONLY_SHOWN;
    }
    return whole.get().options().contains("--show-blocks")
        ? Scope.of(Coverage.all(CalicoIpamBlock.KIND))
        : Scope.of(Coverage.where(CalicoIpamBlock.KIND, Map.of("grouping", "IP Pool")));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    for (Line line : Line.of(text)) {
      Optional<List<String>> cells = BoxTable.cells(line).filter(found -> found.size() == 5);
      boolean header = cells.isPresent() && cells.get().getFirst().equals("GROUPING");
      Optional<String> cidr = cells.flatMap(found -> Texts.network(found.get(1)));
      if (header || BoxTable.isBorder(line)) {
        draft.understood(line.span());
      } else if (cidr.isPresent() && !cells.get().getFirst().isEmpty()) {
        String free = cells.get().get(4);
        boolean exhausted = free.equals("0") || free.startsWith("0 ");
        draft.fact(
            new CalicoIpamBlock(cells.get().getFirst(), cidr.get(), exhausted).toFact(),
            line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }
}
