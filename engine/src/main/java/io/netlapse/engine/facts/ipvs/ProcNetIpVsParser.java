package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.ipvs.ServicePortBrief;
import io.netlapse.spi.snapshot.Command;
import java.util.Map;

/**
 * Reads {@code /proc/net/ip_vs}: addresses, ports and marks in hexadecimal numbers.
 *
 * <p>Sample: {@code TCP 0A600001:01BB rr persistent 1080000 FFFFFFFF}, under it {@code ->
 * C0A8320A:192B Masq 1 0 0}
 */
public final class ProcNetIpVsParser extends OutputParser {

  /** The form of its brief facts. */
  static final String FORM = "proc-net-ip-vs";

  /** Without state. */
  public ProcNetIpVsParser() {
    super("proc-net-ip-vs", 2, IpvsVirtualServer.KIND, IpvsRealServer.KIND, ServicePortBrief.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return LineParser.shows(command, "/proc/net/ip_vs");
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(
            Coverage.all(IpvsVirtualServer.KIND),
            Coverage.all(IpvsRealServer.KIND),
            Coverage.where(ServicePortBrief.KIND, Map.of("form", FORM)));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    IpvsListing.ofKernel(!command.filtered() && reads(command), draft).read(text);
  }
}
