package io.netlapse.collectors.ssh.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.CollectException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is told with its line and what to do. */
final class MistakesOfInventoriesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n.yaml|nodes:\\n"
            + "  a: {prot: 22}|n.yaml:2: there is no setting 'prot'; there are host, port,",
        "n.yaml|nodes:\\n  a: {port: 70000}|n.yaml:2: '70000' is no port; write a number",
        "n.yaml|nodes:\\n  a: {sudo: maybe}|n.yaml:2: 'maybe' is neither true nor false",
        "n.yaml|nodes:\\n  a: {timeout: 0}|n.yaml:2: '0' is no timeout; write seconds",
        "n.yaml|nodes:\\n  a: {installed: 'x; reboot'}|n.yaml:2: 'x; reboot' is no place of an",
        "n.yaml|nodes:\\n  a: {only: 'core; reboot'}|n.yaml:2: 'core; reboot' names no probes",
        "n.yaml|nodes:\\n  'a b': {}|n.yaml:2: node name 'a b' is not 1 to 253",
        "n.yaml|nodes:\\n  a: {jump: '-x y'}|n.yaml:2: '-x y' is no host to jump over",
        "n.yaml|nodes: {a: {host: [}|n.yaml:1: this is no YAML",
        "n.yaml|hosts: {a: {}}|n.yaml:1: there is no 'hosts' here; there are groups, nodes,",
        "n.yaml|x: &a {}\\ny: *a|n.yaml: this YAML is not read",
        "n.yaml|nodes:\\n  - a\\n  - b: {host: c}|n.yaml:3: an item of a list of nodes is no name",
        "hosts|a ansible_host={{ x }}|hosts:1: ansible_host is a template",
        "hosts|a ansible_ssh_common_args='-J {{ x }}'|hosts:1: ansible_ssh_common_args is a"
            + " template",
        "hosts|n[0:999999]|hosts:1: 'n[0:999999]' is no range of names",
        "hosts|a ansible_password=secret|hosts:1: ansible_password is a password inside",
        "hosts|a b|hosts:1: 'b' is no variable; write name=value",
        "hosts|a-[3:1]|hosts:1: 'a-[3:1]' is a range of no names",
        "hosts|[a:b]|hosts:1: this is no head of a section",
        "hosts|a ansible_connection=local|No node is left to be captured",
        "hosts|a ansible_become_method=su|hosts:1: ansible_become_method is su, and root's",
        "hosts|a ansible_ssh_common_args='-o ProxyCommand=x'|hosts:1: of ssh's arguments only",
        "hosts|[a:children]\\nb\\n[b:children]\\na\\n[b]\\nx|the group '",
        "hosts|# nothing|The inventory hosts lists no node",
      })
  void mistake_isTold(String file, String text, String told) {
    assertThatThrownBy(() -> Inventories.targets(file, text.replace("\\n", "\n")))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(told);
  }

  @Test
  void passwordInside_isNotRepeated() {
    assertThatThrownBy(() -> Inventories.targets("hosts", "a ansible_become_pass=hunter2"))
        .hasMessageNotContaining("hunter2")
        .hasMessageContaining("netlapse_sudo_password_file");
  }

  @Test
  void mistakes_areToldAllAtOnce() {
    assertThatThrownBy(
            () -> Inventories.targets("n.yaml", "nodes:\n  a: {port: x}\n  b: {timeout: y}\n"))
        .hasMessageContaining("n.yaml:2")
        .hasMessageContaining("n.yaml:3");
  }

  @Test
  void nameThatTheInventoryLacks_isAMistake() throws Exception {
    List<Listed> listed = InventoryText.read("[g]\na\nb\n", "hosts", "");

    assertThat(Targets.of(listed, Map.of(), Inventories.NOTHING, List.of("b"))).hasSize(1);
    assertThat(Targets.of(listed, Map.of(), Inventories.NOTHING, List.of("g"))).hasSize(2);
    assertThatThrownBy(() -> Targets.of(listed, Map.of(), Inventories.NOTHING, List.of("c")))
        .hasMessageContaining("'c'")
        .hasMessageContaining("no node and no group of that name");
  }
}
