package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.network.LinkAddress;
import io.netlapse.spi.network.LinkAltname;
import io.netlapse.spi.network.LinkBrief;
import io.netlapse.spi.network.LinkDetail;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.network.LinkPermanentAddress;
import io.netlapse.spi.network.LinkQueue;
import io.netlapse.spi.network.LinkState;
import io.netlapse.spi.snapshot.Command;
import java.util.List;

/**
 * Reads {@code ip link show} (ip-link(8)): text, {@code -o}, {@code -d}, {@code -s}, {@code -br},
 * {@code -j}, of iproute2 3.10 and later and of busybox. A sample:
 *
 * <pre>{@code
 * 5: flannel.1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UNKNOWN mode DEFAULT
 *     link/ether 22:c3:61:2c:9c:13 brd ff:ff:ff:ff:ff:ff promiscuity 0
 *     vxlan id 1 local 10.1.0.1 dev eth0 srcport 0 0 dstport 8472 nolearning ttl auto ageing 300
 * }</pre>
 */
public final class IpLinkParser extends OutputParser implements DialectScope {

  private static final List<FactKind> KINDS =
      List.of(
          Link.KIND,
          LinkState.KIND,
          LinkMtu.KIND,
          LinkAddress.KIND,
          LinkPermanentAddress.KIND,
          LinkMaster.KIND,
          LinkQueue.KIND,
          LinkDetail.KIND,
          LinkAltname.KIND,
          LinkBrief.KIND);

  /** For {@link java.util.ServiceLoader}. */
  public IpLinkParser() {
    super("ip-link", 4, KINDS);
  }

  @Override
  public boolean reads(Command command) {
    return IpCommand.of(command).filter(ip -> ip.lists("link")).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return IpCommand.of(command)
        .map(ip -> DeviceCommand.of(ip).scope(command))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public Scope scope(Command command, Reading reading) {
    return IpCommand.of(command)
        .map(ip -> DeviceCommand.of(ip).scope(command, reading))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    DeviceReader.read(text, command, draft);
  }
}
