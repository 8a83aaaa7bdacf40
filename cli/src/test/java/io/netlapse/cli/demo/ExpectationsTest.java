package io.netlapse.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpectationsTest {

  private static final Part NODES =
      new Part("nodes", "WHO", List.of("has it   cp-1", "  spared   worker-1 (looked 9 times)"));

  @Test
  void complaints_ofAWholeAnswerAreNone() {
    assertThat(
            complaints(
                "# a remark",
                "",
                "nodes\thas it   cp-1",
                "nodes\t!has it   worker-.*",
                "nodes\tspared   worker-1 .*"))
        .isEmpty();
  }

  @Test
  void complaints_tellWhatIsNotSaid() {
    assertThat(complaints("nodes\tspared   worker-2 .*"))
        .containsExactly("the part 'nodes' does not say: spared   worker-2 .*");
  }

  @Test
  void complaints_tellAPartThatIsMissing() {
    assertThat(complaints("remedy\t.*", "nodes\thas it   cp-1"))
        .containsExactly("the part 'remedy' is missing");
  }

  @Test
  void complaints_tellAWrongOrder() {
    assertThat(complaints("nodes\tspared .*", "nodes\thas it .*"))
        .containsExactly("the part 'nodes' does not say in this order: has it .*");
  }

  @Test
  void complaints_tellWhatMustNotBeSaid() {
    assertThat(complaints("nodes\t!has it   .*"))
        .containsExactly("the part 'nodes' must not say: has it   cp-1");
  }

  @Test
  void complaints_goByWholeLines() {
    assertThat(complaints("nodes\thas it   cp")).hasSize(1);
  }

  @Test
  void parse_refusesWhatExpectsNothing() {
    assertThatThrownBy(() -> Expectations.parse(List.of("# nothing")))
        .hasMessage("nothing is expected");
    assertThatThrownBy(() -> Expectations.parse(List.of("nodes has it")))
        .hasMessageContaining("nodes has it");
  }

  private static List<String> complaints(String... lines) {
    return Expectations.parse(List.of(lines)).complaints(List.of(NODES));
  }
}
