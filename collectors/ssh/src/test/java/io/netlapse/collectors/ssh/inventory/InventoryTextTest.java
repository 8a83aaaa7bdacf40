package io.netlapse.collectors.ssh.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.collectors.ssh.node.Hop;
import io.netlapse.collectors.ssh.node.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InventoryTextTest {

  private static final String NODES =
      """
      {"apiVersion": "v1", "kind": "List", "items": [
        {"kind": "Node", "metadata": {"name": "cp-1", "labels": {"a": "b"}},
         "status": {"addresses": [{"type": "ExternalIP", "address": "198.51.100.1"},
                                  {"type": "InternalIP", "address": "192.0.2.1"}]}},
        {"kind": "Node", "metadata": {"name": "cp-2"},
         "status": {"addresses": [{"type": "InternalIP", "address": "2001:db8::2"}]}}]}
      """;

  @Test
  void listOfKubernetesNodes_isAnInventory() throws Exception {
    assertThat(Inventories.targets("nodes.json", NODES))
        .extracting(Target::node, target -> target.hop().host())
        .containsExactly(tuple("cp-1", "192.0.2.1"), tuple("cp-2", "2001:db8::2"));
  }

  @Test
  void kubernetesNode_withoutTheAddressAskedForIsAMistake() {
    assertThatThrownBy(() -> InventoryText.read(NODES, "nodes.json", "ExternalIP"))
        .hasMessageContaining("the node cp-2 has no address of type ExternalIP");
  }

  @Test
  void deeperGroup_winsOverOneAboveAndTheNodeOverBoth() throws Exception {
    String text =
        """
        [all:vars]
        ansible_user=all
        ansible_port=1
        [top:children]
        below
        [below]
        a
        b ansible_user=b
        [below:vars]
        ansible_user=below
        [top:vars]
        ansible_user=top
        ansible_port=2
        """;

    assertThat(Inventories.targets("hosts", text))
        .extracting(target -> target.hop().user() + target.hop().port())
        .containsExactly("below2", "b2");
  }

  @ParameterizedTest
  @CsvSource({
    "n[1:3], n1 n2 n3",
    "n[08:10], n08 n09 n10",
    "n[0:4:2].x, n0.x n2.x n4.x",
    "[a:c]-[1:2], a-1 a-2 b-1 b-2 c-1 c-2"
  })
  void range_isAllOfItsNames(String range, String names) throws Exception {
    Mistakes mistakes = new Mistakes();

    assertThat(HostRange.names(range, new Place("hosts", 1), mistakes))
        .containsExactly(names.split(" "));
    mistakes.tell();
  }

  @ParameterizedTest
  @CsvSource({
    "gate.example, gate.example, 22, me",
    "ops@gate.example:2222, gate.example, 2222, ops",
    "ops@[2001:db8::1]:2222, 2001:db8::1, 2222, ops"
  })
  void jump_mayBeAnyHost(String jump, String host, int port, String user) throws Exception {
    Hop hop =
        Inventories.one("n.yaml", "nodes: {a: {jump: '%s'}}".formatted(jump)).jumps().getFirst();

    assertThat(hop.host()).isEqualTo(host);
    assertThat(hop.port()).isEqualTo(port);
    assertThat(hop.user()).isEqualTo(user);
    assertThat(hop.credentials().keys()).hasSize(1);
  }

  @Test
  void nodeThatOthersAreReachedBy_isReachedByItself() throws Exception {
    List<Target> targets =
        Inventories.targets(
            "n.yaml", "settings: {jump: gate}\nnodes: {gate: 192.0.2.1, a: 10.0.0.1}");

    assertThat(targets.getFirst().jumps()).isEmpty();
    assertThat(targets.getLast().jumps()).extracting(Hop::host).containsExactly("192.0.2.1");
  }

  @Test
  void inventory_winsOverDefaultsAndThoseOverTheSurroundings() throws Exception {
    List<Listed> listed = InventoryText.read("nodes: {a: {user: told}, b: {}}", "n.yaml", "");
    Told option = new Told("option", new Place("the option 'user'", 0));

    assertThat(Targets.of(listed, Map.of(Setting.USER, option), Inventories.NOTHING, List.of()))
        .extracting(target -> target.hop().user())
        .containsExactly("told", "option");
  }

  @Test
  void agent_isAskedWhereNoKeyIsNamed() throws Exception {
    List<Listed> listed = InventoryText.read("nodes: {a: {}, b: {key: k}}", "/n.yaml", "");
    Defaults withAgent = new Defaults("me", true, List.of(Path.of("/home/me/id")));

    List<Target> targets = Targets.of(listed, Map.of(), withAgent, List.of());

    assertThat(targets.getFirst().hop().credentials().agent()).isTrue();
    assertThat(targets.getFirst().hop().credentials().keys()).isEmpty();
    assertThat(targets.getLast().hop().credentials().agent()).isFalse();
    assertThat(targets.getLast().hop().credentials().keys().getFirst().file())
        .isEqualTo(Path.of("/k"));
  }
}
