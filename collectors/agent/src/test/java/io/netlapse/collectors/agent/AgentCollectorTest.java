package io.netlapse.collectors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class AgentCollectorTest {

  @TempDir private Path folder;

  private final List<Capture> delivered = new ArrayList<>();

  @Test
  void collector_isFoundByItsName() {
    assertThat(ServiceLoader.load(Collector.class).stream().map(ServiceLoader.Provider::get))
        .filteredOn(AgentCollector.class::isInstance)
        .extracting(Collector::name)
        .containsExactly("agent");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void collect_deliversAWholeLiveBundleOfThisMachine() throws Exception {
    collect(List.of(), Map.of("node", "worker-1", "state", folder.toString()));

    assertThat(delivered).hasSize(1);
    assertThat(delivered.getFirst().age()).isEqualTo(Capture.Age.LIVE);
    Bundle bundle = bundle(delivered.getFirst());
    assertThat(bundle.node()).isEqualTo("worker-1");
    assertThat(bundle.damage()).isEmpty();
    assertThat(bundle.clock().bootId()).isNotNull();
    assertThat(bundle.sections()).isNotEmpty();
  }

  @Test
  void arguments_areRefused() {
    assertThatThrownBy(() -> collect(List.of("worker-1"), Map.of()))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("'worker-1'");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void only_core_asksNothingElse() throws Exception {
    collect(List.of(), Map.of("only", "core", "state", folder.toString()));

    assertThat(delivered).hasSize(1);
    assertThat(bundle(delivered.getFirst()).sections())
        .extracting(section -> section.probe().value())
        .contains("ip-route", "boot-id")
        .doesNotContain("sysctl");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void only_aProbeThatThereIsNot_isRefused() {
    assertThatThrownBy(() -> collect(List.of(), Map.of("only", "ip-rout")))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("no probe ip-rout;");
  }

  @Test
  void node_thatIsNoNameIsRefused() {
    assertThatThrownBy(() -> collect(List.of(), Map.of("node", "a b")))
        .isInstanceOf(CollectException.class)
        .hasMessageStartingWith("The option 'node': node name 'a b'");
  }

  private static Bundle bundle(Capture capture) throws Exception {
    return new BundleReader(BundleLimits.DEFAULT)
        .read(new ByteArrayInputStream(capture.bundle().toByteArray()));
  }

  private void collect(List<String> arguments, Map<String, String> options)
      throws CollectException, InterruptedException {
    new AgentCollector()
        .collect(new Settings(arguments, options), capture -> delivered.add(capture));
  }
}
