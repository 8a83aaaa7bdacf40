package io.netlapse.engine.facts.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import org.junit.jupiter.api.Test;

/** GNU diff 3.8 of two listings of a node. */
final class DiffParserTest {

  @Test
  void normalForm_isUnderstoodAndSaysNothing() {
    String text =
        """
        2c2
        < inet 10.1.0.9/24
        ---
        > inet 10.1.0.8/24
        4a5,6
        > default via 10.1.0.1 dev eth0
        >
        """;

    Parsed parsed = Parsed.by(new DiffParser(), "diff a b", text);

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void unifiedForm_isUnderstood() {
    String text =
        """
        --- a	2026-02-03 10:11:12.000000000 +0000
        +++ b	2026-02-03 10:11:13.000000000 +0000
        @@ -1,2 +1,2 @@
         default via 10.1.0.1 dev eth0
        -10.2.0.0/16 dev eth1
        +10.3.0.0/16 dev eth1
        \\ No newline at end of file
        """;

    assertThat(Parsed.by(new DiffParser(), "diff -u a b", text).unread()).isEmpty();
  }

  @Test
  void whatIsNoDiff_isUnread() {
    assertThat(Parsed.by(new DiffParser(), "diff a b", "lorem ipsum\n").unread())
        .containsExactly("lorem ipsum");
  }
}
