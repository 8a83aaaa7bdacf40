package io.netlapse.collectors.ssh.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.node.Hop;
import io.netlapse.collectors.ssh.node.Run;
import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.collectors.ssh.stage.Documentation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The inventories of docs/ssh.md are what the page says they are. */
final class DocumentedInventoriesTest {

  @Test
  void ours_hasSettingsOfAllOfGroupsAndOfNodes() throws Exception {
    List<Target> targets =
        Inventories.targets("/etc/netlapse/nodes.yaml", Documentation.examples("yaml").getFirst());

    assertThat(targets).extracting(Target::node).containsExactly("cp-1", "worker-1", "worker-2");
    Target first = targets.getFirst();
    assertThat(first.hop().host()).isEqualTo("192.0.2.1");
    assertThat(first.hop().port()).isEqualTo(22);
    assertThat(first.hop().user()).isEqualTo("netlapse");
    assertThat(first.hop().credentials().keys().getFirst().file())
        .isEqualTo(Path.of("/etc/netlapse/keys/netlapse"));
    assertThat(first.run().rights()).isInstanceOf(Run.Rights.OfUser.class);
    assertThat(first.timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(first.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    Target last = targets.getLast();
    assertThat(last.hop().port()).isEqualTo(2222);
    assertThat(last.run().only()).isEqualTo("core");
    assertThat(last.run().rights()).isInstanceOf(Run.Rights.Sudo.class);
    assertThat(last.jumps())
        .singleElement()
        .extracting(Hop::host, Hop::user)
        .containsExactly("bastion.example", "ops");
  }

  @Test
  void ansiblesIni_hasRangesVariablesAndGroupsOfGroups() throws Exception {
    List<Target> targets =
        Inventories.targets("/etc/ansible/hosts", Documentation.examples("ini").getFirst());

    assertThat(targets)
        .extracting(Target::node)
        .containsExactly("worker-1", "worker-2", "worker-3");
    Target first = targets.getFirst();
    assertThat(first.hop().host()).isEqualTo("worker-1");
    assertThat(first.hop().user()).isEqualTo("ops");
    assertThat(first.run().only()).isEqualTo("core");
    assertThat(first.run().rights()).isInstanceOf(Run.Rights.Sudo.class);
    assertThat(first.jumps()).extracting(Hop::host).containsExactly("bastion.example");
    Target last = targets.getLast();
    assertThat(last.hop().host()).isEqualTo("10.0.0.13");
    assertThat(last.hop().port()).isEqualTo(2222);
    assertThat(last.hop().user()).isEqualTo("me");
    assertThat(last.hop().credentials().keys().getFirst().file())
        .isEqualTo(Path.of("/etc/ansible/keys/netlapse"));
  }

  @Test
  void ansiblesYaml_hasTheSame() throws Exception {
    List<Target> targets =
        Inventories.targets("/srv/hosts.yml", Documentation.examples("yaml").getLast());

    assertThat(targets).extracting(Target::node).containsExactly("worker-1", "worker-2");
    assertThat(targets).extracting(target -> target.hop().user()).containsOnly("ops");
    assertThat(targets.getLast().run().rights())
        .isEqualTo(new Run.Rights.SudoWithPassword(Path.of("/srv/secrets/sudo")));
  }

  @Test
  void settings_areAllDocumented() throws Exception {
    String page = Documentation.page();

    assertThat(Arrays.stream(Setting.values()).map(Setting::key))
        .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
  }
}
