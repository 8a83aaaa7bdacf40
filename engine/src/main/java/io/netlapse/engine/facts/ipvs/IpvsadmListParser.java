package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code ipvsadm -Ln} (ipvsadm(8)). Without {@code -n} it shows names in place of addresses,
 * and the lines that have one stay unread. Listings of counters, timeouts and connections are other
 * commands.
 *
 * <p>Sample: {@code TCP 10.96.0.1:443 rr persistent 10800}, under it {@code -> 192.168.50.10:6443
 * Masq 1 3 0}
 */
public final class IpvsadmListParser extends IpvsParser {

  private static final Set<String> NUMERIC =
      Set.of(
          "-Ln",
          "-ln",
          "-nL",
          "-nl",
          "-n",
          "--numeric",
          "-L",
          "-l",
          "--list",
          "--sort",
          "--nosort");
  private static final Set<String> OTHER_COLUMNS =
      Set.of(
          "--stats",
          "--rate",
          "--thresholds",
          "--persistent-conn",
          "--tun-info",
          "--timeout",
          "--daemon",
          "--connection");

  /** Without state. */
  public IpvsadmListParser() {
    super("ipvsadm", IpvsVirtualServer.KIND, IpvsRealServer.KIND, IpvsOptions.KIND);
  }

  @Override
  public boolean reads(Command command) {
    List<String> arguments = command.arguments();
    return command.program().equals("ipvsadm")
        && (arguments.isEmpty() || arguments.stream().anyMatch(IpvsadmListParser::lists))
        && arguments.stream().noneMatch(OTHER_COLUMNS::contains);
  }

  /** Short options stand in one word; {@code c} among them lists connections. */
  private static boolean lists(String word) {
    return word.equals("--list") || word.matches("-[n6]*[Ll][n6]*");
  }

  @Override
  boolean asksForAll(Command command) {
    List<String> arguments = command.arguments();
    return arguments.stream().allMatch(NUMERIC::contains)
        && arguments.stream()
            .anyMatch(word -> word.equals("--numeric") || word.matches("-[Ll]?n[Ll]?"));
  }

  @Override
  public Reading read(String text, Command command) {
    return IpvsListing.ofTool().read(text);
  }
}
