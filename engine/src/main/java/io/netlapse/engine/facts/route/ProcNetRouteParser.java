package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code /proc/net/route} (proc_pid_net(5)), which {@code route -n} is made of and which
 * gives the same facts. Addresses are hexadecimal, in the byte order of the node: that of nearly
 * all has the last byte first. A sample line:
 *
 * <pre>{@code eth0	0000320A	0900010A	0003	0	0	0	0000FFFF	0	0	0}</pre>
 */
public final class ProcNetRouteParser extends LineParser {

  private static final int REJECT = 0x200;

  /** For {@link java.util.ServiceLoader}. */
  public ProcNetRouteParser() {
    super("proc-net-route", 1, RouteBrief.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return shows(command, "/proc/net/route");
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(RouteBrief.KIND, Map.of("form", "route", "family", "inet")));
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    List<String> words = line.wordList();
    if (words.getFirst().equals("Iface") && words.getLast().equals("IRTT")) {
      draft.understood(line.span());
      return;
    }
    Optional<Fact> fact = words.size() == 11 ? fact(words) : Optional.empty();
    fact.ifPresent(route -> draft.fact(route, line.span()));
    if (fact.isEmpty()) {
      draft.unread(line.span());
    }
  }

  private static Optional<Fact> fact(List<String> words) {
    OptionalLong destination = hexadecimal(words.get(1));
    OptionalLong gateway = hexadecimal(words.get(2));
    OptionalLong flags = hexadecimal(words.get(3));
    OptionalLong mask = hexadecimal(words.get(7));
    if (destination.isEmpty() || gateway.isEmpty() || flags.isEmpty() || mask.isEmpty()) {
      return Optional.empty();
    }
    boolean rejected = (flags.getAsLong() & REJECT) != 0;
    return new RouteTableRow(
            "route",
            IpFamily.INET,
            address(destination.getAsLong()),
            Long.bitCount(mask.getAsLong()),
            address(gateway.getAsLong()),
            rejected ? "!" : "U",
            words.get(6),
            words.getFirst())
        .toFact();
  }

  private static OptionalLong hexadecimal(String word) {
    boolean fits = word.length() <= 8 && word.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return fits ? OptionalLong.of(Long.parseLong(word, 16)) : OptionalLong.empty();
  }

  private static String address(long bits) {
    return new IpAddress(IpFamily.INET, 0, Integer.reverseBytes((int) bits) & 0xffffffffL).text();
  }
}
