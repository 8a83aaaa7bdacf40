package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.AddressBrief;
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
 * Reads {@code ip address show} (ip-address(8)), the devices that it lists as well as their
 * addresses: text, {@code -o}, {@code -d}, {@code -br}, {@code -j}, of iproute2 3.10 and later and
 * of busybox. A sample:
 *
 * <pre>{@code
 * 2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP qlen 1000
 *     link/ether 52:54:00:50:00:11 brd ff:ff:ff:ff:ff:ff link-netnsid 0
 *     inet 192.168.70.11/24 brd 192.168.70.255 scope global eth0
 *        valid_lft forever preferred_lft forever
 * }</pre>
 */
public final class IpAddressParser extends OutputParser implements DialectScope {

  private static final List<FactKind> KINDS =
      List.of(
          Address.KIND,
          AddressBrief.KIND,
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
  public IpAddressParser() {
    super("ip-address", 5, KINDS);
  }

  @Override
  public boolean reads(Command command) {
    return IpCommand.of(command).filter(ip -> ip.lists("address")).isPresent();
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
