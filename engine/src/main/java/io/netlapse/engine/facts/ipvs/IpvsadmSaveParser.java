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
 * Reads {@code ipvsadm-save -n} and {@code ipvsadm -Sn} (ipvsadm-save(8)). Without {@code -n} they
 * print names, which give brief facts.
 *
 * <p>Sample: {@code -A -t 10.96.0.1:443 -s rr -p 10800}
 */
public final class IpvsadmSaveParser extends OutputParser {

  /** Without state. */
  public IpvsadmSaveParser() {
    super(
        "ipvsadm-save",
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
    return IpvsQuestion.of(command).subject() == IpvsQuestion.Subject.SAVED;
  }

  @Override
  public Scope scope(Command command) {
    return IpvsScope.of(command);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    new SavedRules(denies(scope(command)), draft).read(text);
  }
}
