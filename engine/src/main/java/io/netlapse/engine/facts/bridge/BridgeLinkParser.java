package io.netlapse.engine.facts.bridge;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.bridge.BridgePort;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.snapshot.Command;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code bridge link show} (bridge(8)): text, {@code -d}, {@code -j}. A sample line:
 *
 * <pre>{@code
 * 4: v1@v0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 master br0 state forwarding priority 32 cost 2
 * }</pre>
 *
 * <p>What {@code -d} tells of a port, {@code ip -d link} tells as well and under one name: here it
 * is understood and no fact.
 */
public final class BridgeLinkParser extends OutputParser {

  private static final Set<String> NUMBERS = Set.of("mtu", "master", "priority", "cost");

  /** The first words of the lines that {@code -d} adds. */
  private static final Set<String> DETAILS =
      Set.of("hairpin", "guard", "learning", "mcast_router", "neigh_suppress", "bcast_flood");

  /** For {@link java.util.ServiceLoader}. */
  public BridgeLinkParser() {
    super("bridge-link", 1, BridgePort.KIND, LinkMtu.KIND, LinkMaster.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return BridgeCommand.of(command).filter(bridge -> bridge.object().equals("link")).isPresent();
  }

  /** Of MTU and master only what it shows: they are told of ports alone. */
  @Override
  public Scope scope(Command command) {
    return BridgeCommand.of(command)
        .filter(bridge -> !command.filtered() && bridge.selectsBy("dev"))
        .map(BridgeCommand::dev)
        .map(dev -> dev.isEmpty() ? Map.<String, String>of() : Map.of("dev", dev))
        .map(where -> Scope.of(Coverage.where(BridgePort.KIND, where)))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    if (JsonElements.looksLike(text)) {
      JsonElements elements = JsonElements.of(text);
      for (JsonObject element : elements.objects()) {
        SortedMap<String, String> told = new TreeMap<>();
        element.members().forEach(member -> told.put(member.name(), member.value().word()));
        add(element.word("ifname"), told, element.span(), draft);
      }
      elements.damaged().forEach(draft::unread);
    } else {
      Line.ofOneline(text).forEach(line -> line(line, draft));
    }
  }

  private static void line(Line line, ReadingDraft draft) {
    Words words = line.words();
    String first = words.next();
    if (line.indent() > 0 && DETAILS.contains(first)) {
      draft.understood(line.span());
      return;
    }
    String name = words.next();
    SortedMap<String, String> told = new TreeMap<>();
    while (words.hasNext()) {
      String word = words.next();
      if (NUMBERS.contains(word)) {
        told.put(word, words.next());
      }
    }
    add(first.endsWith(":") ? ownName(name) : "", told, line.span(), draft);
  }

  private static String ownName(String word) {
    String name = word.endsWith(":") ? word.substring(0, word.length() - 1) : "";
    int at = name.indexOf('@');
    return at > 0 ? name.substring(0, at) : name;
  }

  private static void add(
      String dev, SortedMap<String, String> told, Span span, ReadingDraft draft) {
    told.values().removeIf(String::isEmpty);
    String mtu = told.getOrDefault("mtu", "");
    String master = told.getOrDefault("master", "");
    if (dev.isEmpty() || mtu.isEmpty()) {
      draft.unread(span);
      return;
    }
    draft.fact(new LinkMtu(dev, mtu).toFact(), span);
    if (!master.isEmpty()) {
      draft.fact(new LinkMaster(dev, master).toFact(), span);
    }
    String priority = told.get("priority");
    String cost = told.get("cost");
    if (!master.isEmpty() && priority != null && cost != null) {
      draft.fact(new BridgePort(dev, master, priority, cost).toFact(), span);
    }
  }
}
