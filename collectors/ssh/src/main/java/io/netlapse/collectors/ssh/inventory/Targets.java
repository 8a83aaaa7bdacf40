package io.netlapse.collectors.ssh.inventory;

import io.netlapse.collectors.ssh.node.Hop;
import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes targets of what inventories list. */
public final class Targets {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Map<String, Listed> byName = new LinkedHashMap<>();
  private final Map<Setting, Told> defaults;
  private final Defaults surroundings;
  private final Mistakes mistakes = new Mistakes();

  private Targets(List<Listed> listed, Map<Setting, Told> defaults, Defaults surroundings) {
    listed.forEach(node -> byName.put(node.node(), node));
    this.defaults = defaults;
    this.surroundings = surroundings;
  }

  /**
   * The targets, in the order of the inventory.
   *
   * @param listed its nodes
   * @param defaults what holds where the inventory tells nothing
   * @param surroundings what holds where nobody does
   * @param wanted names of nodes and groups; empty for all
   * @throws CollectException if a setting cannot be used, or what is wanted is not there; the
   *     message has a line for each
   */
  public static List<Target> of(
      List<Listed> listed, Map<Setting, Told> defaults, Defaults surroundings, List<String> wanted)
      throws CollectException {
    Targets reading = new Targets(listed, defaults, surroundings);
    wanted.forEach(reading::requireListed);
    List<Target> targets = new ArrayList<>();
    for (Listed node : reading.byName.values()) {
      boolean chosen =
          wanted.isEmpty()
              || wanted.contains(node.node())
              || node.groups().stream().anyMatch(wanted::contains);
      if (chosen && reading.values(node).truth(Setting.CAPTURE, true)) {
        reading.add(node, targets);
      }
    }
    reading.mistakes.tell();
    if (targets.isEmpty()) {
      throw new CollectException(
          "No node is left to be captured: all have capture: false, or are not reached by ssh.");
    }
    return targets;
  }

  private void requireListed(String wanted) {
    boolean there =
        byName.containsKey(wanted)
            || byName.values().stream().anyMatch(node -> node.groups().contains(wanted));
    if (!there) {
      mistakes.add(
          new Place("the argument '%s'".formatted(wanted), 0),
          "the inventory has no node and no group of that name",
          "name one that it has, or none for all");
    }
  }

  private Values values(Listed node) {
    return new Values(node, defaults, mistakes);
  }

  private void add(Listed node, List<Target> targets) {
    try {
      NodeId.requireName("node", node.node());
    } catch (IllegalArgumentException e) {
      mistakes.add(
          node.at(),
          String.valueOf(e.getMessage()),
          "name it as the cluster does, and tell its address as host");
      return;
    }
    Values values = values(node);
    targets.add(
        new Target(
            node.node(),
            hop(node),
            jumps(node),
            values.run(),
            values.seconds(Setting.CONNECT_TIMEOUT, CONNECT_TIMEOUT),
            values.seconds(Setting.TIMEOUT, TIMEOUT)));
  }

  private Hop hop(Listed node) {
    Values values = values(node);
    return new Hop(
        values.text(Setting.HOST, node.node()),
        values.port(),
        values.text(Setting.USER, surroundings.user()),
        values.credentials(surroundings));
  }

  private List<Hop> jumps(Listed node) {
    Told told = values(node).told(Setting.JUMP);
    List<Hop> jumps = new ArrayList<>();
    if (told == null || told.value().equals("none")) {
      return jumps;
    }
    for (String name : told.parts()) {
      Listed listed = byName.get(name);
      if (name.equals(node.node())) {
        break; // all nodes are reached by this one, and it by those before it
      }
      if (listed == null) {
        JumpAddress.read(name, told.at(), hop(node), mistakes).ifPresent(jumps::add);
      } else {
        jumps.add(hop(listed));
      }
    }
    return jumps;
  }
}
