package io.netlapse.engine.facts.config;

import io.netlapse.spi.config.LinkManager;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.Map;
import java.util.Set;

/** The scope of a command that lists every link that there is with what a manager does with it. */
final class ManagerScope {

  private ManagerScope() {}

  static Scope of(Command command, Set<String> harmless, String manager) {
    return command.filtered() || !harmless.containsAll(command.arguments())
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(LinkManager.KIND, Map.of("manager", manager)));
  }
}
