package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.snapshot.Command;

/**
 * Reads {@code /proc/net/ip_vs}: addresses, ports and marks in hexadecimal numbers.
 *
 * <p>Sample: {@code TCP 0A600001:01BB rr persistent 1080000 FFFFFFFF}, under it {@code ->
 * C0A8320A:192B Masq 1 0 0}
 */
public final class ProcNetIpVsParser extends IpvsParser {

  /** Without state. */
  public ProcNetIpVsParser() {
    super("proc-net-ip-vs", IpvsVirtualServer.KIND, IpvsRealServer.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return LineParser.shows(command, "/proc/net/ip_vs");
  }

  @Override
  boolean asksForAll(Command command) {
    return true;
  }

  @Override
  public Reading read(String text, Command command) {
    return IpvsListing.ofKernel().read(text);
  }
}
