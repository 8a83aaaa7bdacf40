package io.netlapse.engine.facts.bridge;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bridge.BridgeVlan;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.Map;

/**
 * Reads {@code bridge vlan show} (bridge(8)): text of old and new versions, {@code -d}, {@code -s},
 * {@code -compressvlans}, {@code -j}. A run of VLANs becomes a fact for each. A sample:
 *
 * <pre>{@code
 * port              vlan-id
 * v1                1 PVID Egress Untagged
 *                   5-9
 * }</pre>
 */
public final class BridgeVlanParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public BridgeVlanParser() {
    super("bridge-vlan", 1, BridgeVlan.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return BridgeCommand.of(command).filter(bridge -> bridge.object().equals("vlan")).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return BridgeCommand.of(command)
        .filter(bridge -> !command.filtered() && bridge.selectsBy("dev"))
        .map(BridgeCommand::dev)
        .map(dev -> dev.isEmpty() ? Map.<String, String>of() : Map.of("dev", dev))
        .map(where -> Scope.of(Coverage.where(BridgeVlan.KIND, where)))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    VlanFacts facts = new VlanFacts(draft);
    if (JsonElements.looksLike(text)) {
      VlanJson.read(text, facts, draft);
    } else {
      VlanText.read(text, facts, draft);
    }
  }
}
