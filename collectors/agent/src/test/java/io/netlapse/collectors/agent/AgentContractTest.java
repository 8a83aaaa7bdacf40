package io.netlapse.collectors.agent;

import io.netlapse.kit.CollectorContract;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The agent gives what a stranger's collector must. */
@EnabledOnOs(OS.LINUX)
final class AgentContractTest extends CollectorContract {

  @TempDir private Path folder;

  @Override
  protected Collector collector() {
    return new AgentCollector();
  }

  @Override
  protected Settings settings() {
    return new Settings(
        List.of(), Map.of("node", "n1", "only", "ip-rule", "state", folder.toString()));
  }
}
