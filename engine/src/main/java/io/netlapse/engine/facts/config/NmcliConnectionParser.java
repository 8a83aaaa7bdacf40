package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.config.NetworkConnection;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code nmcli connection} and the settings of one that {@code nmcli connection show NAME}
 * prints (nmcli(1)). Of those are left out when it was last active, D-Bus paths, what the kernel or
 * a DHCP server gave (the sections in capitals), and secrets.
 *
 * <p>Sample: {@code vxlan.destination-port: 8472}
 */
public final class NmcliConnectionParser extends OutputParser {

  private static final Set<String> VOLATILE = Set.of("connection.timestamp");

  /** Without state. */
  public NmcliConnectionParser() {
    super("nmcli-connection", 1, NetworkConnection.KIND, ConfigSetting.KIND);
  }

  @Override
  public boolean reads(Command command) {
    Nmcli asked = Nmcli.of(command);
    return asked != null
        && asked.object().equals("connection")
        && (asked.verb().isEmpty() || "show".startsWith(asked.verb()));
  }

  @Override
  public Scope scope(Command command) {
    Nmcli asked = Nmcli.of(command);
    return command.filtered() || asked == null || !asked.plain() || !asked.lists("connection")
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.all(NetworkConnection.KIND));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Nmcli asked = Nmcli.of(command);
    boolean terse = asked != null && asked.terse();
    if (asked != null && !asked.lists("connection")) {
      settings(text, asked.names().isEmpty() ? "" : asked.names().getLast(), draft);
      return;
    }
    for (Line line : Line.of(text)) {
      List<String> columns = terse ? Columns.terse(line) : Columns.apart(line);
      if (columns.equals(List.of("NAME", "UUID", "TYPE", "DEVICE"))) {
        draft.understood(line.span());
      } else if (columns.size() == 4 && columns.subList(0, 3).stream().noneMatch(String::isEmpty)) {
        String device = columns.get(3);
        NetworkConnection connection =
            new NetworkConnection(
                columns.get(0),
                columns.get(1),
                columns.get(2),
                device.isEmpty() || device.equals("--") ? null : device);
        draft.fact(connection.toFact(), line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  private static void settings(String text, String connection, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    for (Line line : Line.of(text)) {
      String content = line.content();
      int colon = content.indexOf(':');
      int dot = content.indexOf('.');
      boolean setting = dot > 0 && dot < colon && content.indexOf(' ') > colon;
      if (!setting || connection.isEmpty()) {
        draft.unread(line.span());
        continue;
      }
      String path = content.substring(0, colon);
      if (VOLATILE.contains(path) || Character.isUpperCase(path.charAt(0))) {
        draft.understood(line.span());
        continue;
      }
      String value = content.substring(colon + 1).strip();
      settings.add(path, value.equals("--") ? "" : value, line.span());
    }
    settings.writeTo(draft, "NetworkManager", "connection:" + connection);
  }
}
