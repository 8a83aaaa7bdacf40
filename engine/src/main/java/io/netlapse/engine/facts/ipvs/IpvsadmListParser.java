package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsRealServerBrief;
import io.netlapse.spi.ipvs.IpvsThresholds;
import io.netlapse.spi.ipvs.IpvsTunnel;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.ipvs.IpvsVirtualServerBrief;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.snapshot.Command;

/**
 * Reads {@code ipvsadm -Ln} (ipvsadm(8)), of all services or of one ({@code -t}, {@code -u}, {@code
 * -f}), with the columns of {@code --stats}, {@code --rate}, {@code --thresholds}, {@code
 * --persistent-conn} and {@code --tun-info}. What columns or names hide gives brief facts. Without
 * {@code -n} it shows names where it finds any; which port {@code http-alt} is, only that node
 * knows.
 *
 * <p>Sample: {@code TCP 10.96.0.1:443 rr persistent 10800}, under it {@code -> 192.168.50.10:6443
 * Masq 1 3 0}
 */
public final class IpvsadmListParser extends OutputParser {

  /** Without state. */
  public IpvsadmListParser() {
    super(
        "ipvsadm",
        2,
        IpvsVirtualServer.KIND,
        IpvsRealServer.KIND,
        IpvsOptions.KIND,
        IpvsThresholds.KIND,
        IpvsTunnel.KIND,
        IpvsVirtualServerBrief.KIND,
        IpvsRealServerBrief.KIND,
        ServicePort.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpvsQuestion.of(command).subject() == IpvsQuestion.Subject.SERVERS;
  }

  @Override
  public Scope scope(Command command) {
    return IpvsScope.of(command);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    IpvsListing.ofTool(IpvsQuestion.of(command).columns(), denies(scope(command)), draft)
        .read(text);
  }
}
