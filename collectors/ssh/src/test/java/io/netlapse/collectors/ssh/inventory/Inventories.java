package io.netlapse.collectors.ssh.inventory;

import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.spi.collect.CollectException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Targets of a text. */
final class Inventories {

  static final Defaults NOTHING = new Defaults("me", false, List.of(Path.of("/home/me/id")));

  private Inventories() {}

  static List<Target> targets(String file, String text) throws CollectException {
    return Targets.of(InventoryText.read(text, file, "InternalIP"), Map.of(), NOTHING, List.of());
  }

  static Target one(String file, String text) throws CollectException {
    return targets(file, text).getFirst();
  }
}
