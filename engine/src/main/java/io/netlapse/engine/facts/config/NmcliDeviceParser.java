package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.LinkManager;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code nmcli device} (nmcli(1)): what NetworkManager has to do with each link.
 *
 * <p>Sample: {@code flannel.1 vxlan connected (externally) flannel.1}, in columns
 */
public final class NmcliDeviceParser extends OutputParser {

  /** Without state. */
  public NmcliDeviceParser() {
    super("nmcli-device", 1, LinkManager.KIND);
  }

  @Override
  public boolean reads(Command command) {
    Nmcli asked = Nmcli.of(command);
    return asked != null && asked.lists("device") && !"show".equals(asked.verb());
  }

  @Override
  public Scope scope(Command command) {
    Nmcli asked = Nmcli.of(command);
    return command.filtered() || asked == null || !asked.plain()
        ? Scope.ONLY_SHOWN
        : Scope.of(
            Coverage.where(LinkManager.KIND, Map.of("manager", LinkManager.NETWORK_MANAGER)));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Nmcli asked = Nmcli.of(command);
    boolean terse = asked != null && asked.terse();
    for (Line line : Line.of(text)) {
      List<String> columns = terse ? Columns.terse(line) : Columns.apart(line);
      if (columns.equals(List.of("DEVICE", "TYPE", "STATE", "CONNECTION"))) {
        draft.understood(line.span());
      } else if (columns.size() == 4 && columns.subList(0, 3).stream().noneMatch(String::isEmpty)) {
        draft.fact(link(columns).toFact(), line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  private static LinkManager link(List<String> columns) {
    String connection = columns.get(3);
    return new LinkManager(
        columns.get(0),
        LinkManager.NETWORK_MANAGER,
        columns.get(1),
        columns.get(2),
        null,
        connection.isEmpty() || connection.equals("--") ? null : connection);
  }
}
