package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.ssh.stage.Documentation;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SshOptionsTest {

  @Test
  void collector_isFound() {
    assertThat(ServiceLoader.load(Collector.class))
        .extracting(Collector::name)
        .containsExactly("ssh");
  }

  @Test
  void defaults_areThoseOfTheManual() throws Exception {
    SshOptions options = options(Map.of("inventory", "nodes.yaml"));

    assertThat(options.source()).isEqualTo(new InventorySource.File(Path.of("nodes.yaml")));
    assertThat(options.atOnce()).isEqualTo(32);
    assertThat(options.acceptNew()).isFalse();
    assertThat(options.knownHosts()).endsWithRaw(Path.of(".ssh", "known_hosts"));
    assertThat(options.addressType()).isEqualTo("InternalIP");
    assertThat(Documentation.page()).contains("| 32 |", "| `InternalIP` |", "`~/.ssh/known_hosts`");
  }

  @Test
  void inventory_mayBeACluster() throws Exception {
    assertThat(options(Map.of("inventory", "kubernetes")).source())
        .isEqualTo(new InventorySource.Cluster(null, null, null, ""));
    assertThat(options(Map.of("inventory", "https://api:6443", "selector", "a=b")).source())
        .isInstanceOf(InventorySource.Cluster.class);
  }

  @ParameterizedTest
  @CsvSource({
    "prot, 22, has no option 'prot'",
    "at-once, 0, The option 'at-once' is a number from 1 to 1000",
    "accept-new, yes, The option 'accept-new' is true or false",
    "inventory, https://api_server:6443, names no host",
    "inventory, https:///, names no host",
    "inventory, 'https://a b', is no address of an API server"
  })
  void option_thatCannotBeUsedIsSaid(String name, String value, String said) {
    Map<String, String> told = new HashMap<>(Map.of("inventory", "n"));
    told.put(name, value);

    assertThatThrownBy(() -> options(told))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(said);
  }

  @Test
  void token_doesNotGoOverPlainHttp() {
    assertThatThrownBy(() -> options(Map.of("inventory", "http://api:8080", "token-file", "token")))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("over plain http");
  }

  @Test
  void inventory_isNeeded() {
    assertThatThrownBy(() -> options(Map.of())).hasMessageContaining("-O inventory=FILE");
  }

  private static SshOptions options(Map<String, String> options) throws CollectException {
    return SshOptions.of(new Settings(List.of(), options));
  }
}
