package io.netlapse.collectors.ssh.inventory;

import java.util.Map;
import java.util.Set;

/**
 * A node as an inventory lists it, before its settings are judged.
 *
 * @param node its name
 * @param at where it stands
 * @param groups the groups that it is in, those above them too
 * @param settings what is told of it: by itself, else by its groups
 */
public record Listed(String node, Place at, Set<String> groups, Map<Setting, Told> settings) {

  /** Copies both. */
  public Listed {
    groups = Set.copyOf(groups);
    settings = Map.copyOf(settings);
  }
}
