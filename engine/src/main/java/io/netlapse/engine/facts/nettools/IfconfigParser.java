package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.AddressBrief;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.network.LinkBrief;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ifconfig} (ifconfig(8)) of net-tools 1.60, of net-tools 2 and of busybox. Samples:
 *
 * <pre>{@code
 * eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
 *         inet 10.1.0.1  netmask 255.255.255.0  broadcast 10.1.0.255
 *
 * eth0      Link encap:Ethernet  HWaddr 02:00:00:00:00:D0
 *           inet addr:10.1.0.1  Bcast:10.1.0.255  Mask:255.255.255.0
 * }</pre>
 *
 * <p>It shows of a device's IPv4 addresses only those that have a label of their own, of most
 * devices the first, so it never denies an address.
 */
public final class IfconfigParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public IfconfigParser() {
    super("ifconfig", 1, LinkBrief.KIND, LinkMtu.KIND, Link.KIND, AddressBrief.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return ToolCommand.of("ifconfig", command)
        .filter(tool -> tool.isOf("av") && tool.words().size() <= 1)
        .isPresent();
  }

  /** With {@code -a} every device, with a name that one; without both those that are up. */
  @Override
  public Scope scope(Command command) {
    Optional<ToolCommand> tool = ToolCommand.of("ifconfig", command);
    if (command.filtered() || tool.isEmpty()) {
      return Scope.ONLY_SHOWN;
    }
    Map<String, String> where = new HashMap<>();
    if (tool.get().words().isEmpty()) {
      if (!tool.get().has('a')) {
        return Scope.ONLY_SHOWN;
      }
    } else if (tool.get().words().getFirst().indexOf(':') >= 0) {
      return Scope.ONLY_SHOWN;
    } else {
      where.put("dev", tool.get().words().getFirst());
    }
    Coverage mtu = Coverage.where(LinkMtu.KIND, where);
    where.put("form", "ifconfig");
    return Scope.of(mtu, Coverage.where(LinkBrief.KIND, where));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    @Nullable Interface device = null;
    for (Line line : Line.of(text)) {
      Words words = line.words();
      if (isHeader(line)) {
        if (device != null) {
          device.write(draft);
        }
        String name = words.next();
        String own = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
        device = new Interface(own, line.span());
      }
      draft.understood(line.span());
      if (device == null || !InterfaceWords.read(line, words, device, draft)) {
        draft.unread(line.span());
      }
    }
    if (device != null) {
      device.write(draft);
    }
  }

  /** Whether a line begins a device: {@code eth0: flags=...}, {@code eth0 Link encap:...}. */
  static boolean isHeader(Line line) {
    Words words = line.words();
    String name = words.next();
    if (words.peek().startsWith("flags=")) {
      return name.length() > 1 && name.endsWith(":");
    }
    return words.take("Link") && words.peek().startsWith("encap:");
  }
}
